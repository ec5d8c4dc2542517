// SPDX-License-Identifier: Apache-2.0
// Records as standard components show them.
import { call, makeAdapter } from 'local/lds';

/** Wire adapter: a record with the layout of the given type (`Compact`, `Full`) and what is known of its object. */
export const getRecordUi = makeAdapter({
  plan: ({ recordId, layoutType }) => {
    if (!recordId) return undefined;
    const path = `/ui-api/record-ui/${recordId}?layoutTypes=${layoutType}&modes=View`;
    return { key: path, load: () => call('GET', path) };
  },
  emitAnswer: (data) => ({ data, error: undefined }),
  emitError: (error) => ({ data: undefined, error }),
});

/**
 * @param {any} data what the adapter gave
 * @param {string} recordId
 * @param {string} layoutType
 * @returns {{object: any, record: any, sections: {key: string, heading: string, fields: any[]}[]}}
 */
export function readRecordUi(data, recordId, layoutType) {
  const record = data.records[recordId];
  const object = data.objectInfos[record.apiName];
  const [layout] = Object.values(data.layouts[record.apiName] ?? {});
  const sections = layout?.[layoutType]?.View?.sections ?? [];
  return {
    object,
    record,
    sections: sections.map(({ heading, useHeading, layoutRows }, index) => ({
      key: String(index),
      heading: useHeading ? heading : '',
      fields: layoutRows.flatMap(({ layoutItems }) => layoutItems).flatMap((item) => readItem(item, object, record)),
    })),
  };
}

/** A field of the layout that the user may read, as `{name, label, text, url, isLong}`. */
function readItem({ layoutComponents }, object, record) {
  return layoutComponents
    .filter(({ componentType, apiName }) => componentType === 'Field' && record.fields[apiName] !== undefined)
    .map(({ apiName }) => {
      const info = object.fields[apiName];
      return { name: apiName, label: info?.label ?? apiName, ...readValue(info, record.fields, apiName) };
    });
}

function readValue(info, fields, name) {
  const { value, displayValue } = fields[name];
  if (value === null || value === undefined) return { text: '' };
  if (info?.reference) return readReference(info, fields, value);
  if (info?.dataType === 'Boolean') return { text: value ? '✓' : '✗' };
  return { text: displayValue ?? String(value), isLong: info?.dataType === 'TextArea' };
}

function readReference({ relationshipName, referenceToInfos }, fields, id) {
  const related = fields[relationshipName]?.value;
  const name = related?.fields?.Name?.value ?? fields[relationshipName]?.displayValue ?? id;
  const object = related?.apiName ?? referenceToInfos?.[0]?.apiName;
  return { text: name, url: `/lightning/r/${object}/${id}/view` };
}
