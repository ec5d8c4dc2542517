// SPDX-License-Identifier: Apache-2.0
import type { TestOrg } from '../../testOrg.ts';
import { deployFiles, problemsOf, type PackageFiles } from '../deployFiles.ts';
import { openVisitsOrg, report } from '../reportFiles.ts';

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = await openVisitsOrg();
});
afterEach(() => testOrg.close());

const deploy = async (files: PackageFiles) => problemsOf(await deployFiles(testOrg.org, files));
const column = (field: string, aggregate = ''): string =>
  `<columns>${aggregate === '' ? '' : `<aggregateTypes>${aggregate}</aggregateTypes>`}<field>${field}</field></columns>`;
const grouping = (field: string, more = ''): string =>
  `<groupingsDown><dateGranularity>Day</dateGranularity><field>${field}</field>${more}<sortOrder>Asc</sortOrder></groupingsDown>`;

it('keeps a table, a summary and a matrix', async () => {
  const table = column('Place__c$Name') + column('Place__c.Visits__r$Fee__c', 'Sum');
  const summary = `${table}<format>Summary</format>${grouping('Place__c$Owner')}${grouping('Place__c.Visits__r$Mood__c')}`;
  const matrix = `${table}<format>Matrix</format><groupingsAcross><field>Place__c.Visits__r$On__c</field><sortOrder>Desc</sortOrder></groupingsAcross>${grouping('Place__c$Owner')}`;

  expect(await deploy(report(`${table}<format>Tabular</format>`))).toEqual([]);
  expect(await deploy(report(summary))).toEqual([]);
  expect(await deploy(report(matrix))).toEqual([]);
  expect(testOrg.org.components.list('Report').map(({ fullName }) => fullName)).toEqual(['Desk/Visits']);
});

it('keeps filters, sorting and a chart of what its type offers', async () => {
  const inner = `<chart><chartSummaries><axisBinding>y</axisBinding><column>RowCount</column></chartSummaries><chartType>HorizontalBar</chartType><groupingColumn>Place__c$Owner</groupingColumn></chart>${column('Place__c$Name')}<filter><criteriaItems><column>Place__c.Visits__r$Mood__c</column><operator>equals</operator><value>Good</value></criteriaItems></filter><format>Summary</format>${grouping('Place__c$Owner', '<sortByName>RowCount</sortByName>')}`;

  expect(
    await deploy(
      report(
        inner,
        '<sortColumn>Place__c$Name</sortColumn><sortOrder>Asc</sortOrder><timeFrameFilter><dateColumn>Place__c.Visits__r$On__c</dateColumn><interval>INTERVAL_CUSTOM</interval></timeFrameFilter>',
      ),
    ),
  ).toEqual([]);
});

const TABLE = `${column('Place__c$Name')}<format>Tabular</format>`;

it.each([
  [
    'of a type that there is not',
    report(TABLE, '', 'None__c'),
    'In field: reportType - no ReportType named None__c found',
  ],
  [
    'of a type without its ending',
    report(TABLE, '', 'Places_with_Visits'),
    'In field: reportType - no ReportType named Places_with_Visits found',
  ],
  [
    'with a column that its type does not offer',
    report(`${column('Place__c.Visits__r$Secret__c')}<format>Tabular</format>`),
    'Invalid value specified: Place__c.Visits__r$Secret__c is no column of the report type',
  ],
  [
    'sorted by what its type does not offer',
    report(TABLE, '<sortColumn>Place__c$None__c</sortColumn>'),
    'Invalid value specified: Place__c$None__c is no column of the report type',
  ],
  [
    'filtered by what its type does not offer',
    report(
      `${column('Place__c$Name')}<filter><criteriaItems><column>Place__c$None__c</column><operator>equals</operator></criteriaItems></filter><format>Tabular</format>`,
    ),
    'Invalid value specified: Place__c$None__c is no column of the report type',
  ],
  [
    'with a grouping among its columns',
    report(`${column('Place__c$Name')}<format>Summary</format>${grouping('Place__c$Name')}`),
    'The grouping Place__c$Name must not be among the columns',
  ],
  [
    'grouped by a long text',
    report(`${column('Place__c$Name')}<format>Summary</format>${grouping('Place__c.Visits__r$Note__c')}`),
    'The long text field Place__c.Visits__r$Note__c cannot be grouped',
  ],
  [
    'with the sum of a text',
    report(`${column('Place__c$Name', 'Sum')}<format>Tabular</format>`),
    'The column Place__c$Name has no Sum: it holds no numbers',
  ],
  [
    'with groupings in a table',
    report(`${column('Place__c$Name')}<format>Tabular</format>${grouping('Place__c$Owner')}`),
    'The groupings do not go with the format Tabular',
  ],
  [
    'without groupings in a summary',
    report(`${column('Place__c$Name')}<format>Summary</format>`),
    'The groupings do not go with the format Summary',
  ],
  [
    'of several blocks',
    report(`${column('Place__c$Name')}<format>MultiBlock</format>`),
    'Reports of the format MultiBlock are not supported by this org',
  ],
])('refuses a report %s', async (_, files: PackageFiles, message) => {
  expect(await deploy(files)).toEqual([`Report Desk/Visits: ${message}`]);
});

it('refuses a report in a folder that there is not', async () => {
  const [[, text = ''] = []] = Object.entries(report(TABLE));

  expect(await deploy({ 'reports/Attic/Visits.report': text })).toEqual([
    'Report Attic/Visits: Cannot find folder:Attic',
  ]);
});
