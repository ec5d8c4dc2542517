// SPDX-License-Identifier: Apache-2.0
import { findField } from '../../schema/schema.ts';
import { problem, type Problem } from '../problem.ts';
import { children, textOf, textsOf } from '../xml/element.ts';
import { unknownFields } from './fieldNames.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** List views are kept; the fields that they show and filter by must exist. */
export const listView: MetadataType = {
  name: 'ListView',
  supported: ['booleanFilter', 'columns', 'filterScope', 'filters', 'fullName', 'label', 'language', 'sharedTo'],
  check: checkListView,
};

// standard columns have names of their own: NAME, CREATED_DATE, OWNER.ALIAS
const isStandardColumn = (name: string): boolean => /^[A-Z_.]+$/.test(name);

function checkListView({ fullName, element }: Draft, { schema }: PlannedOrg): readonly Problem[] {
  const object = schema.object(fullName.split('.')[0] ?? '');
  if (object === undefined)
    return [problem(`The object of the list view ${fullName} does not exist in this org`, element.line)];
  const filters = children(element, 'filters').map((filter) => ({
    name: textOf(filter, 'field') ?? '',
    line: filter.line,
  }));
  const columns = textsOf(element, 'columns');
  return [
    ...unknownFields(
      columns.filter((name) => !isStandardColumn(name)),
      object,
      element.line,
    ),
    ...filters.flatMap(({ name, line }) => (isStandardColumn(name) ? [] : unknownFields([name], object, line))),
    ...filters
      .filter(({ name }) => findField(object, name)?.long === true)
      .map(({ name, line }) => problem(`The long text field ${name} cannot be filtered`, line)),
    ...columns
      .filter((name, index) => columns.indexOf(name) !== index)
      .map((name) => problem(`The column ${name} is listed twice`, element.line)),
  ];
}
