// SPDX-License-Identifier: Apache-2.0
// Flows and other metadata in the running org: active or not, and after a restart.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlowsInactive, startLocalOrg } from '../../../src/index.ts';
import { aFlow, text, to, writeNote } from '../../flow/flowOrg.ts';
import { ADMIN_ID, openTestOrg, type TestOrg } from '../../testOrg.ts';
import { aFieldXml, anObjectXml, deployFiles } from '../deployFiles.ts';

let testOrg: TestOrg;
beforeEach(() => {
  testOrg = openTestOrg();
});
afterEach(() => testOrg.close());

const THING = anObjectXml('Thing', aFieldXml('Note__c'));
const deploy = (files: Record<string, string>) => deployFiles(testOrg.org, files);

describe('a Flow', () => {
  const files = {
    'objects/Thing__c.object': THING,
    'flows/Note.flow': aFlow(to('Write'), writeNote(text('seen'))).replaceAll('Order__c', 'Thing__c'),
  };
  const notes = () => testOrg.query('SELECT Note__c FROM Thing__c');
  const definition = 'SELECT ApiName, IsActive, VersionNumber FROM FlowDefinitionView';
  const insertThing = () => testOrg.call('POST', '/sobjects/Thing__c', { Name: 'x' });

  it('runs once it is deployed; an inactive version leaves the active one running', async () => {
    await deploy(files);
    await deploy({
      'flows/Note.flow': files['flows/Note.flow'].replace('seen', 'seen again').replace('>Active<', '>Draft<'),
    });

    await insertThing();

    expect(await notes()).toEqual([{ Note__c: 'seen' }]);
    expect(await testOrg.query(definition)).toEqual([{ ApiName: 'Note', IsActive: true, VersionNumber: 1 }]);
  });

  it('waits to be activated where the org deploys Flows as inactive', async () => {
    setFlowsInactive(testOrg.org, true);
    await deploy(files);
    await insertThing();
    expect(await notes()).toEqual([{ Note__c: null }]);

    const [row] = testOrg.org.records.find('FlowDefinitionView', { ApiName: 'Note' });
    const { status } = await testOrg.call('PATCH', `/tooling/sobjects/FlowDefinition/${String(row?.['DurableId'])}`, {
      Metadata: { activeVersionNumber: 1 },
    });
    await insertThing();

    expect(status).toBe(204);
    expect(await notes()).toEqual([{ Note__c: null }, { Note__c: 'seen' }]);
    expect(await testOrg.query(definition)).toEqual([{ ApiName: 'Note', IsActive: true, VersionNumber: 1 }]);
  });
});

it('keeps what was deployed when the org starts again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'org-'));
  const first = await startLocalOrg({ state: `${folder}/state` });
  await deployFiles(first.org, {
    'objects/Thing__c.object': THING.replace(
      '</CustomObject>',
      '<validationRules><fullName>R</fullName><active>true</active><errorConditionFormula>Note__c = "no"</errorConditionFormula><errorMessage>No</errorMessage></validationRules></CustomObject>',
    ),
    'flows/Note.flow': aFlow(to('Write'), writeNote(text('seen'))).replaceAll('Order__c', 'Thing__c'),
  });
  await first.close();

  const second = await startLocalOrg({ state: `${folder}/state` });
  const save = (Note__c: string) =>
    second.org.records.save({
      object: 'Thing__c',
      operation: 'insert',
      allOrNone: false,
      actor: { userId: ADMIN_ID, system: true },
      records: [{ values: { Name: 'x', Note__c } }],
    });

  expect(save('no')).toEqual([
    { success: false, errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No', fields: [] }] },
  ]);
  expect(save('yes')).toMatchObject([{ success: true }]);
  expect(second.org.records.find('Thing__c', {})).toMatchObject([{ Note__c: 'seen' }]);
  await second.close();
  rmSync(folder, { recursive: true });
});
