// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import type { Session } from '../../oauth/sessions.ts';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import { ApiError } from '../../wire/apiError.ts';
import { recordUrl } from '../renderValue.ts';

/** The external id field of that name; 404 where it is none, or the user can't read it. */
export function requireKeyField(org: Org, session: Session, object: ObjectDef, name: string): FieldDef {
  const field = findField(object, name);
  const isKey = field !== undefined && (field.externalId || field.idLookup);
  if (isKey && org.access.field(session.userId, object.name, field.name).readable) return field;
  throw new ApiError(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${name}`);
}

/** HTTP 300: the addresses of all the records that hold the key. */
export function manyMatches(version: string, object: ObjectDef, ids: readonly string[]): Response {
  return Response.json(
    ids.map((id) => recordUrl(version, object.name, id)),
    { status: 300 },
  );
}
