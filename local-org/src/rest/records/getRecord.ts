// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { FieldValue, RecordValues } from '../../records/records.ts';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import { ApiError } from '../../wire/apiError.ts';
import type { WireRequest } from '../../wire/route.ts';
import { recordUrl, renderValue } from '../renderValue.ts';
import { notFound, requireObject } from '../requireObject.ts';

export function getRecord({ url, params }: WireRequest, org: Org, session: Session): Response {
  const object = requireObject(org, session, params['object']);
  const record = org.records.read(object.name, params['id'] ?? '');
  if (record === undefined || !org.access.object(session.userId, object.name).read) throw notFound();
  return Response.json(
    renderRecord(org, session, object, record, {
      version: params['version'] ?? '',
      fields: url.searchParams.get('fields'),
    }),
  );
}

type Rendering = { readonly version: string; /** Comma separated; null: all. */ readonly fields: string | null };

/** The record with the fields that the user may read. */
export function renderRecord(
  org: Org,
  session: Session,
  object: ObjectDef,
  record: RecordValues,
  { version, fields }: Rendering,
): Record<string, unknown> {
  const shown = fields === null ? readableFields(org, session, object) : namedFields(org, session, object, fields);
  return {
    attributes: { type: object.name, url: recordUrl(version, object.name, String(record['Id'])) },
    ...Object.fromEntries(
      shown.map((field) => [
        field.name,
        renderValue(field.type, readValue(org, session.userId, object, field, record)),
      ]),
    ),
  };
}

/** A field's value for this user: what a formula says may depend on who reads it. */
export function readValue(
  org: Org,
  userId: string,
  object: ObjectDef,
  field: FieldDef,
  record: RecordValues,
): FieldValue | undefined {
  if (field.formula === undefined) return record[field.name];
  return org.automation.calculate(object, field.name, record, { userId, system: false });
}

function readableFields(org: Org, session: Session, object: ObjectDef): readonly FieldDef[] {
  return [...object.fields.values()].filter(
    (field) => org.access.field(session.userId, object.name, field.name).readable,
  );
}

function namedFields(org: Org, session: Session, object: ObjectDef, names: string): readonly FieldDef[] {
  const named = names.split(',').map((name) => name.trim());
  const fields = named.map((name) => {
    const field = findField(object, name);
    const readable = field !== undefined && org.access.field(session.userId, object.name, field.name).readable;
    if (!readable)
      throw new ApiError(
        400,
        'INVALID_FIELD',
        `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
      );
    return field;
  });
  const id = object.fields.get('Id');
  return id === undefined || fields.includes(id) ? fields : [...fields, id];
}
