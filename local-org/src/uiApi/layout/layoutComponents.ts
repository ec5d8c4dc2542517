// SPDX-License-Identifier: Apache-2.0
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';

/** Who made or changed a record stands in one item with when. */
const DATES: Readonly<Record<string, string>> = { CreatedById: 'CreatedDate', LastModifiedById: 'LastModifiedDate' };

/** The fields that a layout shows in one item. */
export function componentsOf(field: FieldDef, object: ObjectDef): readonly FieldDef[] {
  const date = object.fields.get(DATES[field.name] ?? '');
  return date === undefined ? [field] : [field, date];
}

/** What stands in front of an item: a lookup's label without the `ID` that standard fields end in. */
export const itemLabel = ({ label, reference, custom }: FieldDef): string =>
  reference !== undefined && !custom ? label.replace(/[ -]ID$/, '') : label;
