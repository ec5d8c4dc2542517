// SPDX-License-Identifier: Apache-2.0
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';

/** Who made or changed a record stands in one item with when. */
const TOGETHER: Readonly<Record<string, { readonly label: string; readonly date: string }>> = {
  CreatedById: { label: 'Created By', date: 'CreatedDate' },
  LastModifiedById: { label: 'Last Modified By', date: 'LastModifiedDate' },
};

/** The fields that a layout shows in one item. */
export function componentsOf(field: FieldDef, object: ObjectDef): readonly FieldDef[] {
  const date = object.fields.get(TOGETHER[field.name]?.date ?? '');
  return date === undefined ? [field] : [field, date];
}

/** What stands in front of an item: a lookup's label without the `ID` that standard fields end in. */
export const itemLabel = ({ name, label, reference, custom }: FieldDef): string =>
  TOGETHER[name]?.label ?? (reference !== undefined && !custom ? label.replace(/ ID$/, '') : label);
