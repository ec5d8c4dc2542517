// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { keyPrefixOf } from '../../records/ids.ts';
import { ApiError } from '../../wire/apiError.ts';
import { readJson } from '../../wire/json.ts';
import type { WireRequest } from '../../wire/route.ts';
import { requireKeyField } from '../records/externalKey.ts';
import { renderRecord } from '../records/getRecord.ts';
import { requireObject } from '../requireObject.ts';
import { renderResult, saveCollection, saveTyped } from './saveCollection.ts';

export function createRecords(request: WireRequest, org: Org, session: Session): Promise<Response> {
  return saveCollection(request, org, session, { operation: 'insert' });
}

export function updateRecords(request: WireRequest, org: Org, session: Session): Promise<Response> {
  return saveCollection(request, org, session, { operation: 'update' });
}

/** PATCH composite/sobjects/{object}/{field} */
export function upsertRecords(request: WireRequest, org: Org, session: Session): Promise<Response> {
  const object = requireObject(org, session, request.params['object']);
  const field = requireKeyField(org, session, object, request.params['field'] ?? '');
  return saveCollection(request, org, session, { operation: 'upsert', externalIdField: field.name });
}

/** DELETE composite/sobjects?ids=a,b */
export function deleteRecords({ url }: WireRequest, org: Org, session: Session): Response {
  const ids = (url.searchParams.get('ids') ?? '').split(',').filter((id) => id !== '');
  const typed = ids.map((id) => ({
    object: requireObject(org, session, objectOf(org, id)).name,
    record: { id, values: {} },
  }));
  const results = saveTyped(org, session, typed, { operation: 'delete' }, url.searchParams.get('allOrNone') === 'true');
  return Response.json(results.map((result) => renderResult(result, 'delete')));
}

function objectOf(org: Org, id: string): string {
  const object = org.schema.objects().find(({ keyPrefix }) => keyPrefix === keyPrefixOf(id));
  if (object === undefined) throw new ApiError(400, 'MALFORMED_ID', `malformed id ${id}`);
  return object.name;
}

/** GET composite/sobjects/{object}?ids=&fields= */
export function retrieveRecords({ url, params }: WireRequest, org: Org, session: Session): Response {
  return retrieve(
    org,
    session,
    params,
    (url.searchParams.get('ids') ?? '').split(','),
    url.searchParams.get('fields') ?? 'Id',
  );
}

/** POST composite/sobjects/{object} with `{ids, fields}`: the same for lists that are too long for an address. */
export async function retrieveManyRecords({ raw, params }: WireRequest, org: Org, session: Session): Promise<Response> {
  const { ids, fields } = await readJson(raw);
  if (!Array.isArray(ids) || !Array.isArray(fields))
    throw new ApiError(400, 'JSON_PARSER_ERROR', 'ids and fields are expected to be lists at [line:1, column:1]');
  return retrieve(org, session, params, ids.map(String), fields.join(','));
}

function retrieve(
  org: Org,
  session: Session,
  params: WireRequest['params'],
  ids: readonly string[],
  fields: string,
): Response {
  const object = requireObject(org, session, params['object']);
  const version = params['version'] ?? '';
  const records = ids.map((id) => org.records.read(object.name, id));
  return Response.json(
    records.map((record) =>
      record === undefined ? null : renderRecord(org, session, object, record, { version, fields }),
    ),
  );
}
