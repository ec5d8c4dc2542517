// SPDX-License-Identifier: Apache-2.0
import type { ObjectDescription } from '../load/ports.ts';
import type { OrgCalls } from './orgCalls.ts';
import { readJson, refusal } from './platformError.ts';

/** What of a field's describe is used. */
export type DescribedField = {
  readonly name: string;
  readonly type: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly externalId: boolean;
  readonly unique: boolean;
  /** `Owner` for `OwnerId`; null where the field is no reference. */
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
};
export type Described = {
  readonly name: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly fields: readonly DescribedField[];
};

/** A describe as the org gives it. Undefined: no such object, or none that the user may see. */
export async function describeObject(calls: OrgCalls, object: string): Promise<Described | undefined> {
  const what = `the describe of ${object}`;
  const answer = await calls.ask({ method: 'GET', path: `${calls.api}/sobjects/${object}/describe`, what });
  if (answer.status === 404) return undefined;
  if (answer.status >= 300) throw refusal(what, answer.status, answer.body);
  return readJson<Described>(what, answer.body);
}

export async function describe(calls: OrgCalls, object: string): Promise<ObjectDescription | undefined> {
  const described = await describeObject(calls, object);
  if (!described) return undefined;
  const { name, createable, updateable } = described;
  const fields = described.fields.map(({ name, createable, updateable, externalId, unique }) => ({
    name,
    createable,
    updateable,
    externalId,
    unique,
  }));
  return { name, createable, updateable, fields };
}
