// SPDX-License-Identifier: Apache-2.0
import type { TestOrg } from '../../testOrg.ts';
import { deployFiles, problemsOf, type PackageFiles } from '../deployFiles.ts';
import { openVisitsOrg, report } from '../reportFiles.ts';

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = await openVisitsOrg();
  const summary =
    '<columns><field>Place__c$Name</field></columns><columns><aggregateTypes>Sum</aggregateTypes><field>Place__c.Visits__r$Fee__c</field></columns><format>Summary</format><groupingsDown><field>Place__c$Owner</field><sortOrder>Asc</sortOrder></groupingsDown>';
  const folder = { 'dashboards/Desk-meta.xml': '<DashboardFolder><name>Desk</name></DashboardFolder>' };
  expect(problemsOf(await deployFiles(testOrg.org, { ...report(summary), ...folder }))).toEqual([]);
});
afterEach(() => testOrg.close());

const deploy = async (files: PackageFiles) => problemsOf(await deployFiles(testOrg.org, files));

const COLORS =
  '<backgroundEndColor>#FFFFFF</backgroundEndColor><backgroundFadeDirection>Diagonal</backgroundFadeDirection><backgroundStartColor>#FFFFFF</backgroundStartColor>';
const dashboard = (
  component: string,
  kind = '<dashboardType>LoggedInUser</dashboardType>',
  colSpan = 6,
): PackageFiles => ({
  'dashboards/Desk/Visits.dashboard': `<Dashboard>${COLORS}<dashboardGridLayout><dashboardGridComponents><colSpan>${colSpan}</colSpan><columnIndex>0</columnIndex><dashboardComponent>${component}</dashboardComponent><rowIndex>0</rowIndex><rowSpan>4</rowSpan></dashboardGridComponents><numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout>${kind}<textColor>#000000</textColor><title>Visits</title><titleColor>#000000</titleColor><titleSize>12</titleSize></Dashboard>`,
});
const chart = (inner: string, name = 'Desk/Visits'): string =>
  `${inner}<componentType>Bar</componentType><report>${name}</report>`;
const summary = (column: string, aggregate = ''): string =>
  `<chartSummary>${aggregate === '' ? '' : `<aggregate>${aggregate}</aggregate>`}<axisBinding>y</axisBinding><column>${column}</column></chartSummary>`;
const grouped = (column: string): string =>
  `<componentType>Bar</componentType><groupingColumn>${column}</groupingColumn><report>Desk/Visits</report>`;

it.each([
  ['a count of rows', chart(summary('RowCount'))],
  ['a sum of its report', chart(summary('Place__c.Visits__r$Fee__c', 'Sum'))],
  ['a grouping of its report', grouped('Place__c$Owner')],
  ['a text', '<componentType>RichText</componentType>'],
])('keeps a dashboard with %s', async (_, component) => {
  expect(await deploy(dashboard(component))).toEqual([]);
});

it('keeps a dashboard that is run as one user', async () => {
  const kind = '<dashboardType>SpecifiedUser</dashboardType><runningUser>admin@local-org.example</runningUser>';

  expect(await deploy(dashboard(chart(''), kind))).toEqual([]);
});

it.each([
  [
    'a report that there is not',
    dashboard(chart('', 'Desk/None')),
    'In field: report - no Report named Desk/None found',
  ],
  ['no report', dashboard('<componentType>Bar</componentType>'), 'A dashboard component needs a report'],
  [
    'a sum that its report has not',
    dashboard(chart(summary('Place__c.Visits__r$Fee__c', 'Average'))),
    'Average of Place__c.Visits__r$Fee__c is no summary of the report Desk/Visits',
  ],
  [
    'a grouping that its report has not',
    dashboard(grouped('Place__c$Name')),
    'Place__c$Name is no grouping of the report Desk/Visits',
  ],
  [
    'a column that its report has not',
    dashboard(
      '<componentType>FlexTable</componentType><dashboardTableColumn><column>Place__c$None</column></dashboardTableColumn><report>Desk/Visits</report>',
    ),
    'Place__c$None is no column of the report Desk/Visits',
  ],
  [
    'a component outside the grid',
    dashboard(chart(''), undefined, 13),
    'A component ends in column 13: the grid has 12 columns',
  ],
  [
    'a running user that there is not',
    dashboard(chart(''), '<dashboardType>SpecifiedUser</dashboardType><runningUser>nobody@example.com</runningUser>'),
    'In field: runningUser - no User named nobody@example.com found',
  ],
  [
    'no running user where it needs one',
    dashboard(chart(''), '<dashboardType>SpecifiedUser</dashboardType>'),
    'A dashboard of a SpecifiedUser needs a runningUser',
  ],
])('refuses a dashboard with %s', async (_, files: PackageFiles, message) => {
  expect(await deploy(files)).toEqual([`Dashboard Desk/Visits: ${message}`]);
});

it('refuses a dashboard in a folder that there is not', async () => {
  const [[, text = ''] = []] = Object.entries(dashboard(chart('')));

  expect(await deploy({ 'dashboards/Attic/Visits.dashboard': text })).toEqual([
    'Dashboard Attic/Visits: Cannot find folder:Attic',
  ]);
});
