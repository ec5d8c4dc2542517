// SPDX-License-Identifier: Apache-2.0
import type { Method, Route, SessionRoute } from '../wire/route.ts';
import {
  createRecords,
  deleteRecords,
  retrieveManyRecords,
  retrieveRecords,
  updateRecords,
  upsertRecords,
} from './collections/collections.ts';
import { createBatch, createComposite } from './composite/composite.ts';
import { describeObject, getObject, listObjects } from './describe/describeObject.ts';
import { getLimits } from './limits.ts';
import { readMore, runQuery } from './query/runQuery.ts';
import { runToolingQuery } from './query/toolingQuery.ts';
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
const singleRoutes: readonly Route[] = [
  { method: 'GET', path: '/services/data', doc: `${GUIDE}resources_versions.htm`, open: true, handler: listVersions },
  row('GET', BASE, 'resources_discoveryresource', listResources),
  row(
    'GET',
    `${BASE}/limits`,
    'resources_limits',
    getLimits,
    'requests, ingest batches and query jobs are counted, the rest is as if never used',
  ),
  row(
    'GET',
    `${BASE}/query`,
    'resources_query',
    runQuery,
    'TYPEOF, toLabel, FORMAT, ROLLUP, fiscal dates, data categories',
  ),
  row('GET', `${BASE}/query/:locator`, 'resources_query_more_results', readMore),
  row('GET', `${BASE}/queryAll`, 'resources_queryall', runQuery, 'deleted records are gone'),
  row('GET', `${BASE}/queryAll/:locator`, 'resources_query_more_results', readMore),
  row('GET', `${BASE}/tooling/query`, 'resources_tooling', runToolingQuery, 'only objects that the data API has too'),
  row('POST', `${BASE}/composite/sobjects`, 'resources_composite_sobjects_collections_create', createRecords),
  row('PATCH', `${BASE}/composite/sobjects`, 'resources_composite_sobjects_collections_update', updateRecords),
  row('DELETE', `${BASE}/composite/sobjects`, 'resources_composite_sobjects_collections_delete', deleteRecords),
  row(
    'GET',
    `${BASE}/composite/sobjects/:object`,
    'resources_composite_sobjects_collections_retrieve',
    retrieveRecords,
  ),
  row(
    'POST',
    `${BASE}/composite/sobjects/:object`,
    'resources_composite_sobjects_collections_retrieve',
    retrieveManyRecords,
  ),
  row(
    'PATCH',
    `${BASE}/composite/sobjects/:object/:field`,
    'resources_composite_sobjects_collections_upsert',
    upsertRecords,
  ),
  row('GET', `${BASE}/sobjects`, 'resources_describeGlobal', listObjects),
  row('GET', OBJECT, 'resources_sobject_basic_info_get', getObject),
  row('GET', `${OBJECT}/describe`, 'resources_sobject_describe', describeObject),
  row('POST', OBJECT, 'resources_sobject_basic_info_post', createRecord),
  row('GET', `${OBJECT}/:id`, 'resources_sobject_retrieve_get', getRecord),
  row('PATCH', `${OBJECT}/:id`, 'resources_sobject_retrieve_patch', updateRecord),
  row('DELETE', `${OBJECT}/:id`, 'resources_sobject_retrieve_delete', deleteRecord, 'there is no recycle bin'),
  row('GET', `${OBJECT}/:field/:key`, 'resources_sobject_upsert_get', getRecordByKey),
  row('PATCH', `${OBJECT}/:field/:key`, 'resources_sobject_upsert_patch', upsertRecord),
];

/** The pages of the two resources list what may be asked in them. */
const within = (...paths: readonly string[]): readonly Route[] =>
  singleRoutes.filter(({ path }) =>
    paths.some((start) => path === `${BASE}/${start}` || path.startsWith(`${BASE}/${start}/`)),
  );

const RECORDS = ['sobjects', 'query', 'queryAll'];

export const restRoutes: readonly Route[] = [
  row(
    'POST',
    `${BASE}/composite`,
    'resources_composite_composite_post',
    createComposite(within(...RECORDS, 'composite/sobjects')),
    'no allOrNone, no graphs',
  ),
  row('POST', `${BASE}/composite/batch`, 'resources_composite_batch', createBatch(within(...RECORDS, 'limits'))),
  ...singleRoutes,
];
