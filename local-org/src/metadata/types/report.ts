// SPDX-License-Identifier: Apache-2.0
import { readColumns, type ReportColumns } from '../reporting/reportColumns.ts';
import { problem, type Problem } from '../problem.ts';
import { child, children, textOf, textsOf, type Element } from '../xml/element.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Reports of custom report types (`Folder/Report`) are kept, not run; what they show must be offered by their type. */
export const report: MetadataType = {
  name: 'Report',
  directory: 'reports',
  suffix: 'report',
  arrangement: 'inFolders',
  supported: [
    'chart',
    'columns',
    'description',
    'filter',
    'format',
    'fullName',
    'groupingsAcross',
    'groupingsDown',
    'name',
    'params',
    'reportType',
    'rowLimit',
    'scope',
    'showCurrentDate',
    'showDetails',
    'showGrandTotal',
    'showSubTotals',
    'sortColumn',
    'sortOrder',
    'timeFrameFilter',
  ],
  check: checkReport,
};

function checkReport({ fullName, element }: Draft, planned: PlannedOrg): readonly Problem[] {
  const typeName = textOf(element, 'reportType') ?? '';
  const offered = readColumns(typeName, planned);
  return [
    ...checkFolder(fullName, element, planned),
    ...(offered === undefined
      ? [problem(`In field: reportType - no ReportType named ${typeName} found`, element.line)]
      : [...namedColumns(element).flatMap((one) => checkOffered(one, offered)), ...checkUse(element, offered)]),
    ...checkFormat(element),
  ];
}

function checkFolder(fullName: string, element: Element, { components }: PlannedOrg): readonly Problem[] {
  const folder = fullName.slice(0, fullName.lastIndexOf('/'));
  return folder === UNFILED || components.get('ReportFolder', folder) !== undefined
    ? []
    : [problem(`Cannot find folder:${folder}`, element.line)];
}

// what lies in the org's own public folder
const UNFILED = 'unfiled$public';

type Named = { readonly name: string; readonly line: number };

const named = (elements: readonly Element[], tag: string): readonly Named[] =>
  elements.flatMap((element) => textsOf(element, tag).map((name) => ({ name, line: element.line })));

const groupingsOf = (element: Element): readonly Element[] => [
  ...children(element, 'groupingsDown'),
  ...children(element, 'groupingsAcross'),
];

/** Every place where a report names a column. */
function namedColumns(element: Element): readonly Named[] {
  const filter = child(element, 'filter');
  return [
    ...named(children(element, 'columns'), 'field'),
    ...named(groupingsOf(element), 'field'),
    ...named(groupingsOf(element), 'sortByName'),
    ...named(filter === undefined ? [] : children(filter, 'criteriaItems'), 'column'),
    ...named([element], 'sortColumn'),
    ...named(children(element, 'timeFrameFilter'), 'dateColumn'),
    ...named(children(element, 'chart'), 'groupingColumn'),
    ...named(
      children(element, 'chart').flatMap((chart) => children(chart, 'chartSummaries')),
      'column',
    ),
  ].filter(({ name }) => name !== ROW_COUNT);
}

const ROW_COUNT = 'RowCount';

const checkOffered = ({ name, line }: Named, offered: ReportColumns): readonly Problem[] =>
  offered.has(name) ? [] : [problem(`Invalid value specified: ${name} is no column of the report type`, line)];

function checkUse(element: Element, offered: ReportColumns): readonly Problem[] {
  const columns = named(children(element, 'columns'), 'field');
  const groupings = named(groupingsOf(element), 'field');
  const grouped = new Set(groupings.map(({ name }) => name));
  return [
    ...columns
      .filter(({ name }) => grouped.has(name))
      .map(({ name, line }) => problem(`The grouping ${name} must not be among the columns`, line)),
    ...groupings
      .filter(({ name }) => offered.get(name)?.long === true)
      .map(({ name, line }) => problem(`The long text field ${name} cannot be grouped`, line)),
    ...children(element, 'columns').flatMap((column) => checkAggregates(column, offered)),
  ];
}

const SUMMABLE: ReadonlySet<string> = new Set(['boolean', 'currency', 'double', 'int', 'percent']);

function checkAggregates(column: Element, offered: ReportColumns): readonly Problem[] {
  const name = textOf(column, 'field') ?? '';
  const aggregates = textsOf(column, 'aggregateTypes').filter((type) => type !== 'Unique');
  const field = offered.get(name);
  return field === undefined || SUMMABLE.has(field.type)
    ? []
    : aggregates.map((type) => problem(`The column ${name} has no ${type}: it holds no numbers`, column.line));
}

/** A summary groups rows, a matrix columns too, a table none. */
function checkFormat(element: Element): readonly Problem[] {
  const format = textOf(element, 'format') ?? '';
  const fits = FORMATS[format];
  if (fits === undefined)
    return [problem(`Reports of the format ${format} are not supported by this org`, element.line)];
  return fits(children(element, 'groupingsDown').length, children(element, 'groupingsAcross').length)
    ? []
    : [problem(`The groupings do not go with the format ${format}`, element.line)];
}

const FORMATS: Readonly<Record<string, (down: number, across: number) => boolean>> = {
  Tabular: (down, across) => down === 0 && across === 0,
  Summary: (down, across) => down > 0 && down <= 3 && across === 0,
  Matrix: (down, across) => down > 0 && down <= 2 && across > 0 && across <= 2,
};
