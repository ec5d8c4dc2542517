// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record.htm
import type { FieldValue, RecordValues } from '../../records/records.ts';
import { readValue } from '../../rest/records/getRecord.ts';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import { displayValue } from '../displayValue.ts';
import { objectOfId, tagOf, type UiRequest } from '../uiRequest.ts';
import { findRelationship, type FieldTree } from './fieldTree.ts';

type Rendered = Readonly<Record<string, unknown>>;

/** A record with the fields of the tree, which must be ones that the user may read. */
export function renderRecord(request: UiRequest, object: ObjectDef, record: RecordValues, tree: FieldTree): Rendered {
  const fields = Object.fromEntries(
    [...tree].map(([name, branch]) => [
      name,
      branch === null
        ? renderField(request, object, record, name)
        : renderParent(request, findRelationship(object, name), record, branch),
    ]),
  );
  return {
    apiName: object.name,
    childRelationships: {},
    eTag: tagOf([record['Id'], fields]),
    fields,
    id: record['Id'] ?? null,
    lastModifiedById: record['LastModifiedById'] ?? null,
    lastModifiedDate: record['LastModifiedDate'] ?? null,
    recordTypeId: null,
    recordTypeInfo: null,
    systemModstamp: record['SystemModstamp'] ?? null,
    weakEtag: Date.parse(String(record['LastModifiedDate'])) || 0,
  };
}

function renderField(request: UiRequest, object: ObjectDef, record: RecordValues, name: string): Rendered {
  const field = findField(object, name);
  if (field === undefined) return { displayValue: null, value: null };
  const value: FieldValue = readValue(request.org, request.userId, object, field, record) ?? null;
  return { displayValue: displayValue(field, value, request.format), value };
}

/** A parent as a value: its record, and its name to be shown. */
function renderParent(
  request: UiRequest,
  field: FieldDef | undefined,
  record: RecordValues,
  branch: FieldTree,
): Rendered {
  const id = field && record[field.name];
  const object = typeof id === 'string' ? objectOfId(request, id) : undefined;
  const parent = object && request.org.records.read(object.name, String(id));
  if (object === undefined || parent === undefined || !request.org.access.object(request.userId, object.name).read)
    return { displayValue: null, value: null };
  const name = parent[object.nameField];
  return {
    displayValue: typeof name === 'string' ? name : null,
    value: renderRecord(request, object, parent, readableOf(request, object, branch)),
  };
}

// of several possible parents, this one may lack what another has
const readableOf = ({ org, userId }: UiRequest, object: ObjectDef, branch: FieldTree): FieldTree =>
  new Map(
    [...branch].filter(([name, inner]) =>
      inner === null
        ? org.access.field(userId, object.name, name).readable
        : findRelationship(object, name) !== undefined,
    ),
  );
