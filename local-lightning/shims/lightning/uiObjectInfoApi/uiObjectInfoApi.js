// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-ui-api-object-info.html
import { call, makeAdapter, nameOf } from 'local/lds';

/** Wire adapter: labels, fields and access of an object. */
export const getObjectInfo = adapterFor(
  ({ objectApiName }) => objectApiName && `/ui-api/object-info/${nameOf(objectApiName)}`,
);

/** Wire adapter: the same of several objects. */
export const getObjectInfos = adapterFor(
  ({ objectApiNames }) => objectApiNames && `/ui-api/object-info/batch/${objectApiNames.map(nameOf).join(',')}`,
);

/** Wire adapter: the values of one picklist. */
export const getPicklistValues = adapterFor(({ recordTypeId, fieldApiName }) => {
  if (!recordTypeId || !fieldApiName) return undefined;
  const [object, field] = nameOf(fieldApiName).split('.');
  return `/ui-api/object-info/${object}/picklist-values/${recordTypeId}/${field}`;
});

/** Wire adapter: the values of all picklists of an object. */
export const getPicklistValuesByRecordType = adapterFor(
  ({ objectApiName, recordTypeId }) =>
    objectApiName && recordTypeId && `/ui-api/object-info/${nameOf(objectApiName)}/picklist-values/${recordTypeId}`,
);

/** What an admin changes: no record's change makes it be asked for again. */
function adapterFor(pathOf) {
  return makeAdapter({
    plan: (config) => {
      const path = pathOf(config);
      return path ? { key: path, load: () => call('GET', path) } : undefined;
    },
    emitAnswer: (data) => ({ data, error: undefined }),
    emitError: (error) => ({ data: undefined, error }),
  });
}
