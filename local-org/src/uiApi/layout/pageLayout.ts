// SPDX-License-Identifier: Apache-2.0
// The page layout of an object, as it was deployed, or one of all its fields where none was.
import type { Component } from '../../org.ts';
import { children, isTrue, textOf, textsOf, type Element } from '../../metadata/xml/element.ts';
import { readKeptXml } from '../../metadata/xml/keptXml.ts';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import type { UiRequest } from '../uiRequest.ts';

/** How a layout lets a field be used. */
export type Behavior = 'Edit' | 'Readonly' | 'Required';

/** An item's field; undefined: an empty space. */
export type LayoutItem = { readonly field: FieldDef; readonly behavior: Behavior } | undefined;

export type LayoutSection = {
  readonly heading: string;
  readonly useHeading: boolean;
  readonly columns: number;
  readonly collapsible: boolean;
  /** Items by row; each row has one for each column. */
  readonly rows: readonly (readonly LayoutItem[])[];
};

/** The sections of an object's page layout. */
export function readLayout(request: UiRequest, object: ObjectDef): readonly LayoutSection[] {
  const layout = findLayout(request, object);
  if (layout === undefined) return [defaultSection(request, object)];
  const name = layout.fullName.slice(object.name.length + 1);
  return children(readKeptXml(layout.xml), 'layoutSections').map((section) =>
    readSection(section, name, request, object),
  );
}

/** The fields of the object's compact layout, in their order. */
export function readCompactLayout({ org }: UiRequest, object: ObjectDef): readonly FieldDef[] {
  const file = org.components.get('CustomObject', object.name);
  const name = file && textOf(readKeptXml(file.xml), 'compactLayoutAssignment');
  const layout = name === undefined ? undefined : org.components.get('CompactLayout', `${object.name}.${name}`);
  const names =
    layout === undefined ? [object.nameField, ...DEFAULT_COMPACT] : textsOf(readKeptXml(layout.xml), 'fields');
  return names.flatMap((one) => findField(object, one) ?? []);
}

// what the platform's own compact layouts show of the standard objects
const DEFAULT_COMPACT = [
  'Type',
  'Phone',
  'Email',
  'Website',
  'Industry',
  'StageName',
  'CloseDate',
  'Status',
  'OwnerId',
];

/** The layout that is named like the object, else the first that was deployed. */
function findLayout({ org }: UiRequest, object: ObjectDef): Component | undefined {
  const layouts = org.components.list('Layout').filter(({ fullName }) => fullName.startsWith(`${object.name}-`));
  const label = org.schema.object(object.name)?.label ?? object.label;
  return layouts.find(({ fullName }) => fullName === `${object.name}-${label} Layout`) ?? layouts[0];
}

function readSection(section: Element, layout: string, { org, format }: UiRequest, object: ObjectDef): LayoutSection {
  const label = textOf(section, 'label') ?? '';
  const columns = children(section, 'layoutColumns').map((column) =>
    children(column, 'layoutItems').map((item) => readItem(item, object)),
  );
  return {
    heading: org.translations.section(object, layout, label, format.language) ?? label,
    useHeading: isTrue(section, 'detailHeading'),
    columns: columns.length,
    collapsible: isTrue(section, 'detailHeading'),
    rows: rowsOf(columns),
  };
}

function readItem(item: Element, object: ObjectDef): LayoutItem {
  const field = findField(object, textOf(item, 'field') ?? '');
  const behavior = textOf(item, 'behavior') as Behavior | undefined;
  return field === undefined ? undefined : { field, behavior: behavior ?? 'Readonly' };
}

function rowsOf(columns: readonly (readonly LayoutItem[])[]): readonly (readonly LayoutItem[])[] {
  const length = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length }, (_, row) => columns.map((column) => column[row]));
}

/** All fields but the system's, in two columns. */
function defaultSection({ org, format }: UiRequest, object: ObjectDef): LayoutSection {
  const fields = [...object.fields.values()].filter(({ name }) => !SYSTEM_FIELDS.has(name));
  const items = fields.map((field): LayoutItem => ({ field, behavior: field.required ? 'Required' : 'Edit' }));
  const half = Math.ceil(items.length / 2);
  return {
    heading: org.translations.section(object, '', 'Information', format.language) ?? 'Information',
    useHeading: false,
    columns: 2,
    collapsible: false,
    rows: rowsOf([items.slice(0, half), items.slice(half)]),
  };
}

const SYSTEM_FIELDS: ReadonlySet<string> = new Set([
  'Id',
  'IsDeleted',
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
]);
