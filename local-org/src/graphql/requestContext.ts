// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { readUserFormat, type UserFormat } from '../uiApi/userFormat.ts';

/** What all resolvers of one request share. */
export type RequestContext = {
  readonly org: Org;
  readonly userId: string;
  readonly format: UserFormat;
  /** Variables as they came, defaults filled in: where the order of keys counts. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Ids of the records that the request has made or deleted so far, by the name of the operation in the answer. */
  readonly ids: Map<string, string>;
  /** Whether one failed operation takes the others back; operations say it themselves. */
  allOrNone: boolean;
};

export function createRequestContext(org: Org, userId: string, variables: RequestContext['variables']): RequestContext {
  return { org, userId, format: readUserFormat(org, userId), variables, ids: new Map(), allOrNone: false };
}

/** The field with its texts in the user's language. */
export function translateField({ org, format }: RequestContext, object: ObjectDef, field: FieldDef): FieldDef {
  return field.picklist === undefined
    ? field
    : (org.translations.object(object, format.language).fields.get(field.name) ?? field);
}
