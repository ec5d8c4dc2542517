// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { RecordValues } from '../../records/records.ts';
import { toInputRecord } from '../../rest/inputRecord.ts';
import { saveOne } from '../../rest/saveOne.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { ApiError } from '../../wire/apiError.ts';
import { isObject, readJson, type JsonObject } from '../../wire/json.ts';
import type { WireRequest } from '../../wire/route.ts';
import { fieldsOfLayout } from '../layout/layoutFields.ts';
import { readUiRequest, requireUiObject, type UiRequest } from '../uiRequest.ts';
import { readFieldTree } from './fieldTree.ts';
import { requireUnmodified } from './precondition.ts';
import { requireRecord } from './recordRequest.ts';
import { renderRecord } from './renderRecord.ts';
import { refuseSave } from './saveRefusal.ts';

/** Makes a record: `{apiName, fields}`. */
export async function createRecord({ raw }: WireRequest, org: Org, session: Session): Promise<Response> {
  const request = readUiRequest(org, session);
  const body = await readJson(raw);
  const object = requireUiObject(request, typeof body['apiName'] === 'string' ? body['apiName'] : undefined);
  const { values } = readValues(body);
  const result = saveOne(org, session, { object: object.name, operation: 'insert', record: { values } });
  return result.success
    ? answerSaved(request, object, result.id, values, 201)
    : refuseSave('create', object, result.errors);
}

/** Changes a record: `{fields}`; with `If-Unmodified-Since` only where nobody has changed it meanwhile. */
export async function updateRecord({ raw, params }: WireRequest, org: Org, session: Session): Promise<Response> {
  const request = readUiRequest(org, session);
  const { object, record } = requireRecord(request, params['id'] ?? '');
  const { values } = readValues(await readJson(raw));
  requireUnmodified(raw, record);
  const id = String(record['Id']);
  const result = saveOne(org, session, { object: object.name, operation: 'update', record: { id, values } });
  return result.success ? answerSaved(request, object, id, values, 200) : refuseSave('update', object, result.errors);
}

/** Deletes a record. */
export function deleteRecord({ params }: WireRequest, org: Org, session: Session): Response {
  const { object, record } = requireRecord(readUiRequest(org, session), params['id'] ?? '');
  const result = saveOne(org, session, {
    object: object.name,
    operation: 'delete',
    record: { id: String(record['Id']), values: {} },
  });
  return result.success ? new Response(null, { status: 204 }) : refuseSave('delete', object, result.errors);
}

function readValues({ fields }: JsonObject): ReturnType<typeof toInputRecord> {
  if (!isObject(fields)) throw new ApiError(400, 'JSON_PARSER_ERROR', 'The body has no map of fields');
  return toInputRecord(fields);
}

/** The record as it is now, with the fields that were written and those of its layout. */
function answerSaved(
  request: UiRequest,
  object: ObjectDef,
  id: string,
  written: RecordValues,
  status: number,
): Response {
  const record = request.org.records.read(object.name, id) ?? {};
  const names = Object.keys(written).filter((name) => !name.includes('.'));
  const tree = readFieldTree(
    request,
    object,
    [],
    [...names.map((name) => `${object.name}.${name}`), ...fieldsOfLayout(request, object, 'Full')],
  );
  return Response.json(renderRecord(request, object, record, tree), { status });
}
