// SPDX-License-Identifier: Apache-2.0
import type { Route } from '../wire/route.ts';
import { getLayout } from './layout/getLayout.ts';
import { getRecordUi } from './layout/getRecordUi.ts';
import { getObjectInfo, getObjectInfos } from './objectInfo/getObjectInfo.ts';
import { getAllPicklistValues, getPicklistValues } from './objectInfo/getPicklistValues.ts';
import { getRecord, getRecords } from './records/getRecord.ts';
import { createRecord, deleteRecord, updateRecord } from './records/writeRecord.ts';

const DOC = 'https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources';
const BASE = '/services/data/v:version/ui-api';

/** The User Interface API, which pages read and write records by. */
export const uiApiRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${BASE}/records/batch/:ids`,
    doc: `${DOC}_record_get_batch.htm`,
    limits: 'no childRelationships',
    handler: getRecords,
  },
  {
    method: 'GET',
    path: `${BASE}/records/:id`,
    doc: `${DOC}_record_get.htm`,
    limits: 'no childRelationships',
    handler: getRecord,
  },
  {
    method: 'PATCH',
    path: `${BASE}/records/:id`,
    doc: `${DOC}_record_patch.htm`,
    limits: 'no duplicate or assignment rules',
    handler: updateRecord,
  },
  {
    method: 'DELETE',
    path: `${BASE}/records/:id`,
    doc: `${DOC}_record_delete.htm`,
    limits: 'there is no recycle bin',
    handler: deleteRecord,
  },
  {
    method: 'POST',
    path: `${BASE}/records`,
    doc: `${DOC}_record_post.htm`,
    limits: 'no duplicate or assignment rules',
    handler: createRecord,
  },
  {
    method: 'GET',
    path: `${BASE}/record-ui/:ids`,
    doc: `${DOC}_record_ui.htm`,
    limits: 'object infos of the records alone, not of their parents',
    handler: getRecordUi,
  },
  {
    method: 'GET',
    path: `${BASE}/object-info/batch/:names`,
    doc: `${DOC}_object_info_batch.htm`,
    handler: getObjectInfos,
  },
  {
    method: 'GET',
    path: `${BASE}/object-info/:object`,
    doc: `${DOC}_object_info.htm`,
    limits: 'the record type Master only',
    handler: getObjectInfo,
  },
  {
    method: 'GET',
    path: `${BASE}/object-info/:object/picklist-values/:recordTypeId`,
    doc: `${DOC}_picklist_values_collection.htm`,
    limits: 'no dependent picklists',
    handler: getAllPicklistValues,
  },
  {
    method: 'GET',
    path: `${BASE}/object-info/:object/picklist-values/:recordTypeId/:field`,
    doc: `${DOC}_picklist_values.htm`,
    limits: 'no dependent picklists',
    handler: getPicklistValues,
  },
  {
    method: 'GET',
    path: `${BASE}/layout/:object`,
    doc: `${DOC}_record_layout.htm`,
    limits: 'one layout for all users',
    handler: getLayout,
  },
];
