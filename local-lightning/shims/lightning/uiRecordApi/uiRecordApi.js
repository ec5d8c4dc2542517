// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-ui-api-record.html
import { call, makeAdapter, nameOf, refreshRecords } from 'local/lds';

/** Wire adapter: one record with `fields` and `optionalFields`. */
export const getRecord = makeAdapter({
  plan: ({ recordId, fields, optionalFields }) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ fields, optionalFields })) {
      const names = [value ?? []].flat().map(nameOf);
      if (names.length > 0) query.set(name, names.join(','));
    }
    if (!recordId || query.size === 0) return undefined;
    const path = `/ui-api/records/${recordId}?${query}`;
    return { key: path, load: () => call('GET', path) };
  },
  emitAnswer: (data) => ({ data, error: undefined }),
  emitError: (error) => ({ data: undefined, error }),
});

/** The value of a field (`Account.Owner.Name`) in a record; undefined where the record does not have it. */
export const getFieldValue = (record, field) => findField(record, field)?.value;

/** The same as the user reads it. */
export const getFieldDisplayValue = (record, field) => findField(record, field)?.displayValue;

/**
 * Changes a record; what the page shows of it is read again.
 * @param {{fields: Record<string, unknown>}} input with `Id` among the fields
 * @param {{ifUnmodifiedSince?: string}} [clientOptions] the LastModifiedDate that the change builds on
 */
export async function updateRecord({ fields, allowSaveOnDuplicate }, clientOptions = {}) {
  const { Id, ...changes } = fields;
  const { ifUnmodifiedSince } = clientOptions;
  const headers = ifUnmodifiedSince === undefined ? {} : { 'If-Unmodified-Since': ifUnmodifiedSince };
  const record = await call('PATCH', `/ui-api/records/${Id}`, bodyOf(changes, allowSaveOnDuplicate), headers);
  void refreshRecords([Id]);
  return record;
}

/**
 * Creates a record. Queries that it now belongs to don't hear of it: the platform leaves that to `refresh()`.
 * @param {{apiName: string | object, fields: Record<string, unknown>}} input */
export async function createRecord({ apiName, fields, allowSaveOnDuplicate }) {
  const body = { apiName: nameOf(apiName), ...bodyOf(fields, allowSaveOnDuplicate) };
  return call('POST', '/ui-api/records', body);
}

/** @param {string} recordId */
export async function deleteRecord(recordId) {
  await call('DELETE', `/ui-api/records/${recordId}`);
  void refreshRecords([recordId]);
}

/**
 * Reads again what the page shows of records that something else has changed. Resolves when it is there.
 * @param {{recordId: string}[]} records
 */
export const notifyRecordUpdateAvailable = (records) => refreshRecords(records.map(({ recordId }) => recordId));

const bodyOf = (fields, allowSaveOnDuplicate) =>
  allowSaveOnDuplicate === undefined ? { fields } : { allowSaveOnDuplicate, fields };

function findField(record, field) {
  const [, ...names] = nameOf(field).split('.');
  return names.reduce((found, name) => (found?.fields ?? found?.value?.fields)?.[name], record);
}
