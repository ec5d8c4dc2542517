// SPDX-License-Identifier: Apache-2.0
import type { Method, Route, SessionRoute } from '../wire/route.ts';
import { getLimits } from './limits.ts';
import { createRecord } from './records/createRecord.ts';
import { deleteRecord } from './records/deleteRecord.ts';
import { getRecord } from './records/getRecord.ts';
import { getRecordByKey } from './records/getRecordByKey.ts';
import { updateRecord } from './records/updateRecord.ts';
import { upsertRecord } from './records/upsertRecord.ts';
import { listResources, listVersions } from './resources.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/';
const BASE = '/services/data/v:version';
const OBJECT = `${BASE}/sobjects/:object`;

const row = (
  method: Method,
  path: string,
  page: string,
  handler: SessionRoute['handler'],
  limits?: string,
): SessionRoute => ({
  method,
  path,
  doc: `${GUIDE}${page}.htm`,
  handler,
  ...(limits === undefined ? {} : { limits }),
});

// fixed names stand before `:object`
export const restRoutes: readonly Route[] = [
  { method: 'GET', path: '/services/data', doc: `${GUIDE}resources_versions.htm`, open: true, handler: listVersions },
  row('GET', BASE, 'resources_discoveryresource', listResources),
  row('GET', `${BASE}/limits`, 'resources_limits', getLimits, 'nothing is ever used up'),
  row('POST', OBJECT, 'resources_sobject_basic_info_post', createRecord),
  row('GET', `${OBJECT}/:id`, 'resources_sobject_retrieve_get', getRecord),
  row('PATCH', `${OBJECT}/:id`, 'resources_sobject_retrieve_patch', updateRecord),
  row('DELETE', `${OBJECT}/:id`, 'resources_sobject_retrieve_delete', deleteRecord, 'there is no recycle bin'),
  row('GET', `${OBJECT}/:field/:key`, 'resources_sobject_upsert_get', getRecordByKey),
  row('PATCH', `${OBJECT}/:field/:key`, 'resources_sobject_upsert_patch', upsertRecord),
];
