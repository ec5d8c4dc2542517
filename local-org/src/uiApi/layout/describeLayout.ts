// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_layout.htm
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { MASTER_RECORD_TYPE, tagOf, type UiRequest } from '../uiRequest.ts';
import { componentsOf, itemLabel } from './layoutComponents.ts';
import { readCompactLayout, readLayout, type LayoutItem, type LayoutSection } from './pageLayout.ts';

type Described = Readonly<Record<string, unknown>>;

/** A layout without the fields that the user may not read. `mode`: View, Edit or Create. */
export function describeLayout(request: UiRequest, object: ObjectDef, type: string, mode: string): Described {
  const sections = (type === 'Compact' ? compactSections(request, object) : readLayout(request, object)).map(
    (section, index) => describeSection(request, object, section, index),
  );
  return {
    eTag: tagOf([object.name, type, mode, sections]),
    id: null,
    layoutType: type,
    mode,
    objectApiName: object.name,
    recordTypeId: MASTER_RECORD_TYPE,
    saveOptions: [],
    sections,
  };
}

function compactSections(request: UiRequest, object: ObjectDef): readonly LayoutSection[] {
  const rows = readCompactLayout(request, object).map((field): readonly LayoutItem[] => [
    { field, behavior: 'Readonly' },
  ]);
  return [{ heading: '', useHeading: false, columns: 1, collapsible: false, rows }];
}

function describeSection(request: UiRequest, object: ObjectDef, section: LayoutSection, index: number): Described {
  const isReadable = ({ name }: FieldDef): boolean =>
    request.org.access.field(request.userId, object.name, name).readable;
  const rows = section.rows
    .map((row) => row.map((item) => (item !== undefined && isReadable(item.field) ? item : undefined)))
    .filter((row) => row.some((item) => item !== undefined));
  return {
    collapsible: section.collapsible,
    columns: section.columns,
    heading: section.heading,
    id: `${object.name}-${index}`,
    layoutRows: rows.map((row) => ({ layoutItems: row.map((item) => describeItem(request, object, item)) })),
    rows: rows.length,
    tabOrder: 'LeftRight',
    useHeading: section.useHeading,
  };
}

function describeItem({ org, userId }: UiRequest, object: ObjectDef, item: LayoutItem): Described {
  if (item === undefined)
    return {
      editableForNew: false,
      editableForUpdate: false,
      label: '',
      layoutComponents: [{ apiName: null, componentType: 'EmptySpace', label: null }],
      lookupIdApiName: null,
      required: false,
      sortable: false,
    };
  const { field, behavior } = item;
  const mayEdit = behavior !== 'Readonly' && org.access.field(userId, object.name, field.name).editable;
  return {
    editableForNew: mayEdit && field.createable,
    editableForUpdate: mayEdit && field.updateable,
    label: itemLabel(field),
    layoutComponents: componentsOf(field, object).map(({ name, label }) => ({
      apiName: name,
      componentType: 'Field',
      label,
    })),
    lookupIdApiName: field.reference === undefined ? null : field.name,
    required: behavior === 'Required',
    sortable: false,
  };
}
