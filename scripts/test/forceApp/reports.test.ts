// SPDX-License-Identifier: Apache-2.0
// What report types, reports and the dashboard name; the platform judges it when they are deployed.
import { basename, dirname } from 'node:path';
import { childrenOf, elementsWithin, textOf, textsWithin, type Element } from './element.ts';
import { fieldNames, fields, fileOf, filesOf, picklistValues, type SourceFile } from './orgPackage.ts';

/** Standard fields that report types show, by object; `Owner` stands for the owner's name. */
const STANDARD: Readonly<Record<string, readonly string[]>> = {
  Account: ['Industry', 'Name', 'Owner', 'Type'],
  Churn_Run__c: ['CreatedDate', 'Name'],
  Risk__c: ['CreatedDate', 'LastModifiedDate', 'Name'],
};
/** The object behind each table of a report type. */
const TABLES: Readonly<Record<string, string>> = {
  Account: 'Account',
  'Account.Risks__r': 'Risk__c',
  Churn_Run__c: 'Churn_Run__c',
};

const reports = filesOf('Report');
const [dashboard] = filesOf('Dashboard');

test('a report type shows fields that exist, each once', () => {
  for (const { root } of filesOf('ReportType')) {
    const columns = columnsOf(root);
    expect(columns.filter(({ table, field }) => !isField(TABLES[table] ?? '', field))).toEqual([]);
    const names = columns.map(qualifiedName);
    expect(names).toEqual([...new Set(names)]);
  }
});

test('a report type joins risks by the name of their relationship', () => {
  const joins = filesOf('ReportType').flatMap(({ root }) => textsWithin(root, 'relationship'));
  expect(joins).toEqual(['Risks__r']);
  expect(textOf(fileOf('CustomField', 'Account__c').root, 'relationshipName')).toBe('Risks');
});

test('a report names columns of its report type', () => {
  const unknown = reports.flatMap((report) =>
    ['field', 'column', 'dateColumn', 'sortColumn', 'sortByName'].flatMap((tag) =>
      textsWithin(report.root, tag)
        .filter((name) => !reportTypeColumns(report).includes(name))
        .map((name) => `${report.name}: ${tag} ${name}`),
    ),
  );
  expect(unknown).toEqual([]);
});

test('a report shows no column twice, and none that it groups by', () => {
  for (const { root } of reports) {
    const named = [...childrenOf(root, 'columns'), ...childrenOf(root, 'groupingsDown')].map(fieldOf);
    expect(named).toEqual([...new Set(named)]);
  }
});

test('a report sorts by a column that it shows, and groups by one that it sums up', () => {
  for (const { root } of reports) {
    const columns = childrenOf(root, 'columns');
    const sums = columns.filter((column) => childrenOf(column, 'aggregateTypes').length > 0).map(fieldOf);
    expect(sums).toEqual(expect.arrayContaining([...textsWithin(root, 'sortByName')]));
    expect(columns.map(fieldOf)).toEqual(expect.arrayContaining([...textsWithin(root, 'sortColumn')]));
  }
});

test('a report filters picklists by values that exist, and never a long text', () => {
  const wrong = reports.flatMap(({ name, root }) =>
    elementsWithin(root)
      .filter((element) => element.name === 'criteriaItems')
      .filter((item) => !isFilter(objectField(textOf(item, 'column') ?? ''), textOf(item, 'value') ?? ''))
      .map((item) => `${name}: ${textOf(item, 'column')}`),
  );
  expect(wrong).toEqual([]);
  expect(isFilter('Risk__c.Status__c', 'Open,Asleep')).toBe(false);
  expect(isFilter('Risk__c.Comment__c', 'x')).toBe(false);
});

test('the dashboard draws what its reports group and sum up', () => {
  for (const component of componentsOf(dashboard)) {
    const report = reports.find(({ path }) => path.endsWith(`reports/${textOf(component, 'report')}.report-meta.xml`));
    const root = report?.root ?? EMPTY;
    const groupings = childrenOf(root, 'groupingsDown').map(fieldOf);
    expect(groupings).toEqual(expect.arrayContaining([...textsWithin(component, 'groupingColumn')]));
    expect(aggregatesOf(root)).toEqual(expect.arrayContaining(childrenOf(component, 'chartSummary').map(summaryOf)));
  }
  expect(componentsOf(dashboard).map((component) => textOf(component, 'report'))).toEqual([
    'Churn_Risk/Alerts_by_Owner',
    'Churn_Risk/Open_Risks_by_Band_and_Owner',
    'Churn_Risk/Verdicts_by_Band',
    'Churn_Risk/Time_to_First_Action',
  ]);
});

test('the dashboard shows nobody the accounts of others', () => {
  expect(dashboard && textOf(dashboard.root, 'dashboardType')).toBe('LoggedInUser');
  expect(dashboard && textOf(dashboard.root, 'runningUser')).toBeUndefined();
});

test('reports and dashboards lie in folders that everybody in the company may look into', () => {
  const folders = [...filesOf('ReportFolder'), ...filesOf('DashboardFolder')];
  const inFolders = [...reports, ...filesOf('Dashboard')].map(({ path }) => basename(dirname(path)));
  expect([...new Set(inFolders)]).toEqual([...new Set(folders.map(({ name }) => name))]);
  expect(folders.flatMap(({ root }) => childrenOf(root, 'folderShares').map(sharingOf))).toEqual([
    ['View', 'AllInternalUsers'],
    ['View', 'AllInternalUsers'],
  ]);
});

const EMPTY: Element = { name: '', children: [], text: '' };

type ReportTypeColumn = { readonly table: string; readonly field: string };

const isField = (object: string, field: string): boolean =>
  fieldNames.has(`${object}.${field}`) || (STANDARD[object] ?? []).includes(field);

const columnsOf = (reportType: Element): readonly ReportTypeColumn[] =>
  elementsWithin(reportType)
    .filter(({ name }) => name === 'columns')
    .map((column) => ({ table: textOf(column, 'table') ?? '', field: fieldOf(column) }));

const qualifiedName = ({ table, field }: ReportTypeColumn): string => `${table}$${field}`;

const fieldOf = (element: Element): string => textOf(element, 'field') ?? '';

const sharingOf = (share: Element) => [textOf(share, 'accessLevel'), textOf(share, 'sharedTo')];

const reportTypeColumns = ({ root }: SourceFile): readonly string[] =>
  columnsOf(fileOf('ReportType', (textOf(root, 'reportType') ?? '').replace(/__c$/, '')).root).map(qualifiedName);

/** `Account.Risks__r$Status__c` -> `Risk__c.Status__c`. */
function objectField(column: string): string {
  const [table = '', field = ''] = column.split('$');
  return `${TABLES[table]}.${field}`;
}

function isFilter(field: string, value: string): boolean {
  const type = fields.find(({ object, name }) => `${object}.${name}` === field)?.type;
  const values = picklistValues(field);
  return type !== 'LongTextArea' && (values.length === 0 || value.split(',').every((one) => values.includes(one)));
}

const componentsOf = (file: SourceFile | undefined): readonly Element[] =>
  elementsWithin(file?.root ?? EMPTY).filter(({ name }) => name === 'dashboardComponent');

/** `Sum of X` for what a report sums up; rows are always counted. */
const aggregatesOf = (report: Element): readonly string[] => [
  'RowCount',
  ...childrenOf(report, 'columns').flatMap((column) =>
    textsWithin(column, 'aggregateTypes').map((aggregate) => `${aggregate} of ${fieldOf(column)}`),
  ),
];

function summaryOf(summary: Element): string {
  const aggregate = textOf(summary, 'aggregate');
  const column = textOf(summary, 'column') ?? '';
  return aggregate === undefined ? column : `${aggregate} of ${column}`;
}
