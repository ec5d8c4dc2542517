// SPDX-License-Identifier: Apache-2.0
// The real `sf project deploy start` on a small project, over SOAP and over REST.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startLocalOrg, type LocalOrg } from '../../src/index.ts';
import { openSfCli, type SfCli } from './sfCli.ts';

// a command of the CLI takes seconds
jest.setTimeout(120_000);

const META = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const NUMBERED = '<displayFormat>T-{0000}</displayFormat><label>Ticket Number</label><type>AutoNumber</type>';

const PROJECT: Readonly<Record<string, string>> = {
  'sfdx-project.json':
    '{"packageDirectories":[{"path":"force-app","default":true}],"sfdcLoginUrl":"https://login.salesforce.com","sourceApiVersion":"66.0"}',
  'force-app/main/default/objects/Ticket__c/Ticket__c.object-meta.xml': `<CustomObject ${META}><deploymentStatus>Deployed</deploymentStatus><label>Ticket</label><nameField>${NUMBERED}</nameField><pluralLabel>Tickets</pluralLabel><sharingModel>ReadWrite</sharingModel></CustomObject>`,
  'force-app/main/default/objects/Ticket__c/fields/Key__c.field-meta.xml': `<CustomField ${META}><fullName>Key__c</fullName><externalId>true</externalId><label>Key</label><length>20</length><type>Text</type><unique>true</unique></CustomField>`,
  'force-app/main/default/objects/Ticket__c/validationRules/Key_Given.validationRule-meta.xml': `<ValidationRule ${META}><fullName>Key_Given</fullName><active>true</active><errorConditionFormula>ISBLANK(Key__c)</errorConditionFormula><errorMessage>A ticket needs a key.</errorMessage></ValidationRule>`,
  'force-app/main/default/queues/Desk.queue-meta.xml': `<Queue ${META}><doesSendEmailToMembers>false</doesSendEmailToMembers><name>Desk</name><queueSobject><sobjectType>Task</sobjectType></queueSobject></Queue>`,
  'force-app/main/default/permissionsets/Tickets.permissionset-meta.xml': `<PermissionSet ${META}><fieldPermissions><editable>true</editable><field>Ticket__c.Key__c</field><readable>true</readable></fieldPermissions><label>Tickets</label></PermissionSet>`,
};

/** Where a source file of the project stands; `broken` files are put in its place. */
function writeProject(folder: string, broken: Readonly<Record<string, string>> = {}): void {
  for (const [path, text] of Object.entries({ ...PROJECT, ...broken })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

describe.each([
  ['SOAP', 'false'],
  ['REST', 'true'],
])('sf project deploy start over %s', (_, rest) => {
  let localOrg: LocalOrg;
  let sf: SfCli;
  beforeEach(async () => {
    localOrg = await startLocalOrg();
    sf = openSfCli(localOrg.url, localOrg.issueToken(localOrg.adminUsername), { SF_ORG_METADATA_REST_DEPLOY: rest });
  });
  afterEach(async () => {
    sf.remove();
    await localOrg.close();
  });

  it('deploys a project, and finds nothing to change the second time', async () => {
    writeProject(sf.folder);

    const first = await sf.json('project', 'deploy', 'start', '--source-dir', 'force-app');
    const second = await sf.json('project', 'deploy', 'start', '--source-dir', 'force-app');

    expect(statesOf(first)).toEqual({
      Desk: 'Created',
      Tickets: 'Created',
      Ticket__c: 'Created',
      'Ticket__c.Key__c': 'Created',
      'Ticket__c.Key_Given': 'Created',
    });
    expect(new Set(Object.values(statesOf(second)))).toEqual(new Set(['Unchanged']));
    expect(localOrg.unsupported()).toEqual([]);
    const owner = String(localOrg.org.records.find('User', {}, 1)[0]?.['Id']);
    const created = await sf.json('data', 'create', 'record', '--sobject', 'Ticket__c', '--values', `OwnerId=${owner}`);
    expect(created['message']).toContain('A ticket needs a key.');
  });

  it('names each component that fails with its file and reason, and deploys nothing', async () => {
    writeProject(sf.folder, {
      'force-app/main/default/permissionsets/Tickets.permissionset-meta.xml': `<PermissionSet ${META}>\n<fieldPermissions><editable>true</editable><field>Ticket__c.None__c</field><readable>true</readable></fieldPermissions><label>Tickets</label></PermissionSet>`,
      'force-app/main/default/objects/Ticket__c/validationRules/Key_Given.validationRule-meta.xml': `<ValidationRule ${META}><fullName>Key_Given</fullName><active>true</active><errorConditionFormula>ISBLANCK(Key__c)</errorConditionFormula><errorMessage>A ticket needs a key.</errorMessage></ValidationRule>`,
    });

    const { status, result } = await sf.json('project', 'deploy', 'start', '--source-dir', 'force-app');

    expect(status).toBe(1);
    expect(failuresOf(result)).toEqual({
      Tickets: [
        expect.stringMatching(/Tickets\.permissionset(-meta\.xml)?$/),
        'In field: field - no CustomField named Ticket__c.None__c found',
        2,
      ],
      'Ticket__c.Key_Given': [
        expect.stringMatching(/Ticket__c\.object$/),
        'errorConditionFormula: Unknown function ISBLANCK. Check spelling.',
        expect.any(Number),
      ],
    });
    expect(localOrg.org.schema.object('Ticket__c')).toBeUndefined();
  });

  it('checks without deploying', async () => {
    writeProject(sf.folder);

    const { status } = await sf.json('project', 'deploy', 'start', '--source-dir', 'force-app', '--dry-run');

    expect(status).toBe(0);
    expect(localOrg.org.schema.object('Ticket__c')).toBeUndefined();
  });
});

function statesOf(answer: { readonly result?: unknown }): Record<string, string> {
  const { files } = answer.result as { files: readonly { fullName: string; state: string }[] };
  return Object.fromEntries(files.map(({ fullName, state }) => [fullName, state]));
}

/** File, reason and line by component. */
function failuresOf(result: unknown): Record<string, readonly unknown[]> {
  const { details } = result as { details: { componentFailures: readonly Record<string, string>[] } };
  return Object.fromEntries(
    details.componentFailures.map(({ fullName, fileName, problem, lineNumber }) => [
      fullName,
      [fileName, problem, Number(lineNumber)],
    ]),
  );
}
