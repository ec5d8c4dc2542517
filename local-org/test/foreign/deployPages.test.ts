// SPDX-License-Identifier: Apache-2.0
// The real `sf project deploy start` on what users see: components, pages, reports, translations.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { startLocalOrg, type LocalOrg } from '../../src/index.ts';
import { openSfCli, type SfCli } from './sfCli.ts';

// a command of the CLI takes seconds
jest.setTimeout(120_000);

const META = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const SOURCE = 'force-app/main/default';
const COLUMN = (field: string): string =>
  `<columns><checkedByDefault>true</checkedByDefault><field>${field}</field><table>Ticket__c</table></columns>`;

const PROJECT: Readonly<Record<string, string>> = {
  'sfdx-project.json':
    '{"packageDirectories":[{"path":"force-app","default":true}],"sfdcLoginUrl":"https://login.salesforce.com","sourceApiVersion":"66.0"}',
  '.forceignore': '**/__tests__/**\n',
  [`${SOURCE}/objects/Ticket__c/Ticket__c.object-meta.xml`]: `<CustomObject ${META}><deploymentStatus>Deployed</deploymentStatus><label>Ticket</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Tickets</pluralLabel><sharingModel>ReadWrite</sharingModel></CustomObject>`,
  [`${SOURCE}/objects/Ticket__c/fields/Mood__c.field-meta.xml`]: `<CustomField ${META}><fullName>Mood__c</fullName><label>Mood</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Good</fullName><default>false</default><label>Good</label></value></valueSetDefinition></valueSet></CustomField>`,
  [`${SOURCE}/labels/CustomLabels.labels-meta.xml`]: `<CustomLabels ${META}><labels><fullName>Hello</fullName><language>en_US</language><protected>false</protected><shortDescription>Hello</shortDescription><value>Hello</value></labels></CustomLabels>`,
  [`${SOURCE}/lwc/ticketCard/ticketCard.js-meta.xml`]: `<LightningComponentBundle ${META}><apiVersion>66.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets></LightningComponentBundle>`,
  [`${SOURCE}/lwc/ticketCard/ticketCard.js`]:
    "import { LightningElement } from 'lwc';\nimport hello from '@salesforce/label/c.Hello';\nexport default class TicketCard extends LightningElement {\n  hello = hello;\n}\n",
  [`${SOURCE}/lwc/ticketCard/ticketCard.html`]: '<template>{hello}</template>',
  [`${SOURCE}/lwc/ticketCard/__tests__/ticketCard.test.js`]: "import nothing from 'c/nowhere';",
  [`${SOURCE}/flexipages/Ticket_Page.flexipage-meta.xml`]: `<FlexiPage ${META}><flexiPageRegions><itemInstances><componentInstance><componentName>ticketCard</componentName><identifier>c_ticketCard</identifier></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions><masterLabel>Ticket Page</masterLabel><sobjectType>Ticket__c</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type></FlexiPage>`,
  [`${SOURCE}/tabs/Ticket__c.tab-meta.xml`]: `<CustomTab ${META}><customObject>true</customObject><motif>Custom1: Heart</motif></CustomTab>`,
  [`${SOURCE}/reportTypes/Tickets.reportType-meta.xml`]: `<ReportType ${META}><baseObject>Ticket__c</baseObject><category>other</category><deployed>true</deployed><label>Tickets</label><sections>${COLUMN('Name')}${COLUMN('Mood__c')}<masterLabel>Tickets</masterLabel></sections></ReportType>`,
  [`${SOURCE}/reports/Desk.reportFolder-meta.xml`]: `<ReportFolder ${META}><name>Desk</name></ReportFolder>`,
  [`${SOURCE}/reports/Desk/Tickets.report-meta.xml`]: `<Report ${META}><columns><field>Ticket__c$Name</field></columns><format>Tabular</format><name>Tickets</name><reportType>Tickets__c</reportType></Report>`,
  [`${SOURCE}/dashboards/Desk.dashboardFolder-meta.xml`]: `<DashboardFolder ${META}><name>Desk</name></DashboardFolder>`,
  [`${SOURCE}/dashboards/Desk/Tickets.dashboard-meta.xml`]: `<Dashboard ${META}><backgroundEndColor>#FFFFFF</backgroundEndColor><backgroundFadeDirection>Diagonal</backgroundFadeDirection><backgroundStartColor>#FFFFFF</backgroundStartColor><dashboardGridLayout><dashboardGridComponents><colSpan>6</colSpan><columnIndex>0</columnIndex><dashboardComponent><componentType>Metric</componentType><report>Desk/Tickets</report></dashboardComponent><rowIndex>0</rowIndex><rowSpan>4</rowSpan></dashboardGridComponents><numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout><dashboardType>LoggedInUser</dashboardType><textColor>#000000</textColor><title>Tickets</title><titleColor>#000000</titleColor><titleSize>12</titleSize></Dashboard>`,
  [`${SOURCE}/translations/de.translation-meta.xml`]: `<Translations ${META}><customLabels><label>Hallo</label><name>Hello</name></customLabels></Translations>`,
  [`${SOURCE}/objectTranslations/Ticket__c-de/Ticket__c-de.objectTranslation-meta.xml`]: `<CustomObjectTranslation ${META}><caseValues><caseType>Nominative</caseType><plural>false</plural><value>Anfrage</value></caseValues></CustomObjectTranslation>`,
  [`${SOURCE}/objectTranslations/Ticket__c-de/Mood__c.fieldTranslation-meta.xml`]: `<CustomFieldTranslation ${META}><label>Laune</label><name>Mood__c</name><picklistValues><masterLabel>Good</masterLabel><translation>Gut</translation></picklistValues></CustomFieldTranslation>`,
};

let localOrg: LocalOrg;
let sf: SfCli;
beforeEach(async () => {
  localOrg = await startLocalOrg();
  sf = openSfCli(localOrg.url, localOrg.issueToken(localOrg.adminUsername));
  writeFiles(PROJECT);
});
afterEach(async () => {
  sf.remove();
  await localOrg.close();
});

function writeFiles(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(sf.folder, path)), { recursive: true });
    writeFileSync(join(sf.folder, path), text);
  }
}

const deploy = () => sf.json('project', 'deploy', 'start', '--source-dir', 'force-app');

it('deploys them all, and finds nothing to change the second time', async () => {
  const first = await deploy();
  const second = await deploy();

  expect(statesOf(first)).toEqual({
    'CustomField Ticket__c.Mood__c': 'Created',
    'CustomLabel Hello': 'Created',
    'CustomLabels CustomLabels': 'Created',
    'CustomObject Ticket__c': 'Created',
    'CustomObjectTranslation Ticket__c-de': 'Created',
    'CustomTab Ticket__c': 'Created',
    'Dashboard Desk/Tickets': 'Created',
    'DashboardFolder Desk': 'Created',
    'FlexiPage Ticket_Page': 'Created',
    'LightningComponentBundle ticketCard': 'Created',
    'Report Desk/Tickets': 'Created',
    'ReportFolder Desk': 'Created',
    'ReportType Tickets': 'Created',
    'Translations de': 'Created',
  });
  expect(new Set(Object.values(statesOf(second)))).toEqual(new Set(['Unchanged']));
  expect(localOrg.unsupported()).toEqual([]);
  const object = localOrg.org.schema.object('Ticket__c');
  const german = object && localOrg.org.translations.object(object, 'de');
  expect([german?.label, german?.fields.get('Mood__c')?.label]).toEqual(['Anfrage', 'Laune']);
  expect(
    Object.keys(localOrg.org.components.get('LightningComponentBundle', 'ticketCard')?.files ?? {}).sort(),
  ).toEqual(['ticketCard.html', 'ticketCard.js']);
});

it('names the file of a component that refers to nothing', async () => {
  writeFiles({
    [`${SOURCE}/lwc/ticketCard/ticketCard.js`]: "import none from '@salesforce/label/c.None';\n",
    [`${SOURCE}/reports/Desk/Tickets.report-meta.xml`]: `<Report ${META}><columns><field>Ticket__c$None__c</field></columns><format>Tabular</format><name>Tickets</name><reportType>Tickets__c</reportType></Report>`,
  });

  const { status, result } = await deploy();

  expect(status).toBe(1);
  expect(failuresOf(result)).toEqual([
    [
      'ticketCard',
      expect.stringMatching(/ticketCard\.js$/),
      'Invalid reference c.None of type label in file ticketCard.js',
    ],
    [
      'Desk/Tickets',
      expect.stringMatching(/Tickets\.report(-meta\.xml)?$/),
      'Invalid value specified: Ticket__c$None__c is no column of the report type',
    ],
  ]);
});

it('lists what was deployed', async () => {
  await deploy();

  const listed = async (...args: readonly string[]) => {
    const { result } = await sf.json('org', 'list', 'metadata', '--metadata-type', ...args);
    return [result as { fullName: string }[] | { fullName: string }].flat().map(({ fullName }) => fullName);
  };

  expect(await listed('LightningComponentBundle')).toEqual(['ticketCard']);
  expect(await listed('Report', '--folder', 'Desk')).toEqual(['Desk/Tickets']);
  expect(await listed('ReportFolder')).toEqual(['Desk']);
});

/** `type name` -> state. */
function statesOf(answer: { readonly result?: unknown }): Record<string, string> {
  const { files } = answer.result as { files: readonly { fullName: string; type: string; state: string }[] };
  return Object.fromEntries(files.map(({ fullName, type, state }) => [`${type} ${fullName}`, state]));
}

/** Component, file and reason. */
function failuresOf(result: unknown): readonly unknown[] {
  const { details } = result as { details: { componentFailures: readonly Record<string, string>[] } };
  return details.componentFailures.map(({ fullName, fileName, problem }) => [fullName, fileName, problem]);
}
