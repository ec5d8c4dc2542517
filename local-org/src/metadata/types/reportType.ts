// SPDX-License-Identifier: Apache-2.0
import { findColumn, readTables, type ReportTables } from '../reporting/reportTables.ts';
import { problem, type Problem } from '../problem.ts';
import { children, textOf, type Element } from '../xml/element.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Custom report types are kept, not run; the objects that they join and the columns that they offer must exist. */
export const reportType: MetadataType = {
  name: 'ReportType',
  directory: 'reportTypes',
  suffix: 'reportType',
  supported: ['baseObject', 'category', 'deployed', 'description', 'fullName', 'join', 'label', 'sections'],
  check: checkReportType,
};

function checkReportType({ element }: Draft, { schema }: PlannedOrg): readonly Problem[] {
  const { tables, problems } = readTables(element, schema);
  if (problems.length > 0) return problems;
  const columns = children(element, 'sections').flatMap((section) => children(section, 'columns'));
  const names = columns.map(nameOf);
  return [
    ...columns.flatMap((column) => checkColumn(column, tables, schema)),
    ...columns
      .filter((_, index) => names.indexOf(names[index] ?? '') !== index)
      .map((column) => problem(`The column ${nameOf(column)} is listed twice`, column.line)),
  ];
}

const nameOf = (column: Element): string => `${textOf(column, 'table')}$${textOf(column, 'field')}`;

function checkColumn(column: Element, tables: ReportTables, schema: PlannedOrg['schema']): readonly Problem[] {
  const [table = '', field = ''] = [textOf(column, 'table'), textOf(column, 'field')];
  const object = tables.get(table);
  if (object === undefined) return [problem(`The table ${table} is none of the report type`, column.line)];
  return findColumn(field, object, schema) === undefined
    ? [problem(`In field: field - no CustomField named ${object.name}.${field} found`, column.line)]
    : [];
}
