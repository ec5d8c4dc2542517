// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { RecordValues } from '../../records/records.ts';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { ApiError } from '../../wire/apiError.ts';
import { readJson } from '../../wire/json.ts';
import type { WireRequest } from '../../wire/route.ts';
import { toInputRecord } from '../inputRecord.ts';
import { notFound, requireObject } from '../requireObject.ts';
import { refusal, saveOne } from '../saveOne.ts';
import { manyMatches, requireKeyField } from './externalKey.ts';

/** 201 for a new record, 200 for one that was there, 300 where several hold the key. */
export async function upsertRecord({ raw, url, params }: WireRequest, org: Org, session: Session): Promise<Response> {
  const object = requireObject(org, session, params['object']);
  const field = requireKeyField(org, session, object, params['field'] ?? '');
  const values = readValues(toInputRecord(await readJson(raw)), field);
  const key = { [field.name]: params['key'] ?? '' };
  const present = org.records.find(object.name, key, 200).map((record) => String(record['Id']));
  if (present.length > 1) return manyMatches(params['version'] ?? '', object, present);
  if (present.length === 0 && url.searchParams.get('updateOnly') === 'true') throw notFound();
  return upsert(org, session, object, field, { ...values, ...key });
}

function readValues({ id, values }: ReturnType<typeof toInputRecord>, field: FieldDef): RecordValues {
  if (id !== undefined)
    throw new ApiError(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.', ['Id']);
  const isRepeated = Object.keys(values).some((key) => key.toLowerCase() === field.name.toLowerCase());
  if (isRepeated)
    throw new ApiError(400, 'INVALID_FIELD', `The ${field.name} field should not be specified in the sobject data.`, [
      field.name,
    ]);
  return values;
}

function upsert(org: Org, session: Session, object: ObjectDef, field: FieldDef, values: RecordValues): Response {
  const byId = field.name === 'Id';
  const record = byId ? { id: String(values['Id']), values: withoutId(values) } : { values };
  const result = saveOne(org, session, {
    object: object.name,
    operation: byId ? 'update' : 'upsert',
    externalIdField: field.name,
    record,
  });
  if (!result.success) return refusal(result.errors);
  return Response.json(
    { id: result.id, success: true, errors: [], created: result.created },
    { status: result.created ? 201 : 200 },
  );
}

function withoutId({ Id: _, ...values }: RecordValues): RecordValues {
  return values;
}
