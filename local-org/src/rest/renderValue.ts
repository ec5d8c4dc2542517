// SPDX-License-Identifier: Apache-2.0
import type { FieldType } from '../schema/definitions.ts';
import type { FieldValue } from '../records/records.ts';

/** A value as REST writes it: datetimes end in +0000, not Z. */
export function renderValue(type: FieldType, value: FieldValue | undefined): FieldValue {
  if (value === undefined) return null;
  return type === 'datetime' && typeof value === 'string' ? value.replace('Z', '+0000') : value;
}

export function recordUrl(version: string, object: string, id: string): string {
  return `/services/data/v${version}/sobjects/${object}/${id}`;
}
