// SPDX-License-Identifier: Apache-2.0
import type { InputRecord, FieldValue } from '../records/records.ts';
import { ApiError } from '../wire/apiError.ts';
import { isObject, type JsonObject } from '../wire/json.ts';

/** A record as REST gets it: nested parents become `Relation__r.Key__c`, `attributes` are dropped, Id is taken out. */
export function toInputRecord(body: JsonObject): InputRecord {
  const values: Record<string, FieldValue> = {};
  let id: string | undefined;
  for (const [key, value] of Object.entries(body)) {
    if (key === 'attributes') continue;
    if (key.toLowerCase() === 'id') id = String(value);
    else if (isObject(value)) Object.assign(values, parentKey(key, value));
    else values[key] = scalar(key, value);
  }
  return id === undefined ? { values } : { id, values };
}

/** The `attributes.type` of a record; undefined where it has none. */
export function typeOf(body: JsonObject): string | undefined {
  const { attributes } = body;
  return isObject(attributes) && typeof attributes['type'] === 'string' ? attributes['type'] : undefined;
}

function parentKey(relation: string, parent: JsonObject): Record<string, FieldValue> {
  const keys = Object.keys(parent).filter((key) => key !== 'attributes');
  const [key] = keys;
  if (key === undefined || keys.length > 1)
    throw new ApiError(
      400,
      'INVALID_FIELD',
      `More than 1 field provided in an external foreign key reference in entity: ${relation}`,
    );
  const type = typeOf(parent);
  return { [`${type === undefined ? '' : `${type}:`}${relation}.${key}`]: scalar(key, parent[key]) };
}

function scalar(key: string, value: unknown): FieldValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  throw new ApiError(400, 'JSON_PARSER_ERROR', `Cannot deserialize the value of ${key} at [line:1, column:1]`);
}
