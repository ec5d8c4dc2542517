// SPDX-License-Identifier: Apache-2.0
import { problem, type Problem } from '../problem.ts';
import { child, children, numberOf, textOf, textsOf, type Element } from '../xml/element.ts';
import { readKeptXml } from '../xml/keptXml.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Dashboards (`Folder/Dashboard`) are kept, not run; the reports that they show must exist and have what is shown of them. */
export const dashboard: MetadataType = {
  name: 'Dashboard',
  directory: 'dashboards',
  suffix: 'dashboard',
  arrangement: 'inFolders',
  supported: [
    'backgroundEndColor',
    'backgroundFadeDirection',
    'backgroundStartColor',
    'chartTheme',
    'colorPalette',
    'dashboardChartTheme',
    'dashboardColorPalette',
    'dashboardGridLayout',
    'dashboardType',
    'description',
    'fullName',
    'isGridLayout',
    'runningUser',
    'textColor',
    'title',
    'titleColor',
    'titleSize',
  ],
  check: checkDashboard,
};

function checkDashboard({ fullName, element }: Draft, planned: PlannedOrg): readonly Problem[] {
  const folder = fullName.slice(0, fullName.lastIndexOf('/'));
  const grid = child(element, 'dashboardGridLayout');
  return [
    ...(planned.components.get('DashboardFolder', folder) === undefined
      ? [problem(`Cannot find folder:${folder}`, element.line)]
      : []),
    ...checkRunningUser(element, planned),
    ...(grid === undefined
      ? [problem('A dashboard of this org has a dashboardGridLayout', element.line)]
      : children(grid, 'dashboardGridComponents').flatMap((place) => checkPlace(place, grid, planned))),
  ];
}

function checkRunningUser(element: Element, { records }: PlannedOrg): readonly Problem[] {
  const username = textOf(element, 'runningUser');
  if (username === undefined)
    return textOf(element, 'dashboardType') === 'SpecifiedUser'
      ? [problem('A dashboard of a SpecifiedUser needs a runningUser', element.line)]
      : [];
  return records.find('User', { Username: username }, 1).length > 0
    ? []
    : [problem(`In field: runningUser - no User named ${username} found`, element.line)];
}

function checkPlace(place: Element, grid: Element, planned: PlannedOrg): readonly Problem[] {
  const component = child(place, 'dashboardComponent');
  const end = (numberOf(place, 'columnIndex') ?? 0) + (numberOf(place, 'colSpan') ?? 0);
  const columns = numberOf(grid, 'numberOfColumns') ?? 0;
  return [
    ...(end > columns
      ? [problem(`A component ends in column ${end}: the grid has ${columns} columns`, place.line)]
      : []),
    ...(component === undefined ? [] : checkComponent(component, planned)),
  ];
}

function checkComponent(component: Element, { components }: PlannedOrg): readonly Problem[] {
  const name = textOf(component, 'report');
  if (name === undefined)
    return SOURCELESS.has(textOf(component, 'componentType') ?? '')
      ? []
      : [problem('A dashboard component needs a report', component.line)];
  const report = components.get('Report', name);
  if (report === undefined) return [problem(`In field: report - no Report named ${name} found`, component.line)];
  return checkShown(component, readKeptXml(report.xml)).map((message) =>
    problem(`${message} of the report ${name}`, component.line),
  );
}

const SOURCELESS: ReadonlySet<string> = new Set(['Image', 'RichText']);

/** Groupings and sums of a component are those of its report. */
function checkShown(component: Element, report: Element): readonly string[] {
  const groupings = new Set(
    ['groupingsDown', 'groupingsAcross']
      .flatMap((tag) => children(report, tag))
      .flatMap((one) => textsOf(one, 'field')),
  );
  const columns = new Map(
    children(report, 'columns').map((one) => [textOf(one, 'field') ?? '', textsOf(one, 'aggregateTypes')]),
  );
  const summaries = children(component, 'chartSummary');
  return [
    ...textsOf(component, 'groupingColumn')
      .filter((name) => !groupings.has(name))
      .map((name) => `${name} is no grouping`),
    ...summaries
      .map((one) => ({ name: textOf(one, 'column') ?? '', aggregate: textOf(one, 'aggregate') ?? '' }))
      .filter(({ name, aggregate }) => name !== 'RowCount' && columns.get(name)?.includes(aggregate) !== true)
      .map(({ name, aggregate }) => `${aggregate} of ${name} is no summary`),
    ...children(component, 'dashboardTableColumn')
      .map((one) => textOf(one, 'column') ?? '')
      .filter((name) => name !== 'RowCount' && !groupings.has(name) && !columns.has(name))
      .map((name) => `${name} is no column`),
  ];
}
