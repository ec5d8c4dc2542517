// SPDX-License-Identifier: Apache-2.0
// A deployment as a whole: what is in the package, all or nothing, Apex tests.
import { findDeployment, startDeployment } from '../../../src/metadata/deploy/deployment.ts';
import { ADMIN_ID, openTestOrg, type TestOrg } from '../../testOrg.ts';
import { aFieldXml, anObjectXml, deployFiles, problemsOf } from '../deployFiles.ts';

let testOrg: TestOrg;
beforeEach(() => {
  testOrg = openTestOrg();
});
afterEach(() => testOrg.close());

const THING = anObjectXml('Thing', aFieldXml('Note__c'));
const QUEUE =
  '<Queue><doesSendEmailToMembers>false</doesSendEmailToMembers><name>Desk</name><queueSobject><sobjectType>Thing__c</sobjectType></queueSobject></Queue>';
const TEST_CLASS = {
  'classes/ThingTest.cls': '@IsTest private class ThingTest {}',
  'classes/ThingTest.cls-meta.xml': '<ApexClass><apiVersion>66.0</apiVersion><status>Active</status></ApexClass>',
};
const deploy = (files: Record<string, string>, options = {}) => deployFiles(testOrg.org, files, options);

describe('a deployment', () => {
  it('may use in one file what another one brings', async () => {
    const { status } = await deploy({ 'queues/Desk.queue': QUEUE, 'objects/Thing__c.object': THING });

    expect(status).toBe('Succeeded');
    expect(testOrg.org.records.find('Group', { DeveloperName: 'Desk' })).toMatchObject([
      { Name: 'Desk', Type: 'Queue' },
    ]);
    expect(testOrg.org.records.find('QueueSobject', {})).toMatchObject([{ SobjectType: 'Thing__c' }]);
  });

  it('does nothing when one component has a problem', async () => {
    const deployment = await deploy({
      'queues/Desk.queue': QUEUE.replace('Thing__c', 'None__c'),
      'objects/Thing__c.object': THING,
    });

    expect(problemsOf(deployment)).toEqual(["Queue Desk: queueSobject: the object 'None__c' does not exist"]);
    expect(testOrg.org.schema.object('Thing__c')).toBeUndefined();
    expect(testOrg.org.components.list('CustomObject')).toEqual([]);
  });

  it('does nothing when it is only to be checked', async () => {
    const { status, components } = await deploy({ 'objects/Thing__c.object': THING }, { checkOnly: true });

    expect([status, components.map(({ fullName, change }) => [fullName, change])]).toEqual([
      'Succeeded',
      [
        ['Thing__c', 'created'],
        ['Thing__c.Note__c', 'created'],
      ],
    ]);
    expect(testOrg.org.schema.object('Thing__c')).toBeUndefined();
  });

  it('reads a package in a folder of the zip', async () => {
    const { status } = await deploy({
      'zip/package.xml': '<Package><types><members>Thing__c</members><name>CustomObject</name></types></Package>',
      'zip/objects/Thing__c.object': THING,
    });

    expect(status).toBe('Succeeded');
    expect(testOrg.org.schema.object('Thing__c')?.fields.get('Note__c')?.label).toBe('Note');
  });

  it.each([
    [
      'an unknown type',
      {
        'package.xml': '<Package><types><members>hello</members><name>StaticResource</name></types></Package>',
      },
      'StaticResource hello: The metadata type StaticResource is not supported by this org',
    ],
    [
      'a component without a file',
      { 'package.xml': '<Package><types><members>Desk</members><name>Queue</name></types></Package>' },
      "Queue Desk: An object 'Desk' of type Queue was named in package.xml, but was not found in zipped directory",
    ],
    [
      'a file that is no XML',
      { 'queues/Desk.queue': '<Queue>' },
      expect.stringContaining('Queue Desk: Error parsing file: '),
    ],
    [
      'a file of another type',
      { 'queues/Desk.queue': '<Flow/>' },
      'Queue Desk: Error parsing file: the root element is Flow, not Queue',
    ],
    [
      'an element without effect here that the platform obeys',
      { 'objects/Thing__c.object': THING.replace('<label>', '<eventType>HighVolume</eventType><label>') },
      "CustomObject Thing__c: The element 'eventType' of CustomObject is not supported by this org",
    ],
    [
      'a standard object that this org has not',
      { 'objects/Solution.object': `<CustomObject>${aFieldXml('Note__c')}</CustomObject>` },
      "CustomObject Solution: This org has no standard object 'Solution'",
    ],
    [
      'a detail that says otherwise',
      { 'objects/Thing__c.object': THING.replace('ReadWrite', 'ControlledByParent') },
      'CustomObject Thing__c: The sharingModel ControlledByParent goes with a master-detail field, ControlledByParent with none',
    ],
    [
      'a rule on an unknown field',
      {
        'objects/Thing__c.object': THING.replace(
          '</CustomObject>',
          '<validationRules><fullName>R</fullName><active>true</active><errorConditionFormula>None__c &gt; 1</errorConditionFormula><errorMessage>No</errorMessage></validationRules></CustomObject>',
        ),
      },
      'ValidationRule Thing__c.R: errorConditionFormula: Field None__c does not exist. Check spelling.',
    ],
    [
      'a list view of an unknown field',
      {
        'objects/Thing__c.object': THING.replace(
          '</CustomObject>',
          '<listViews><fullName>All</fullName><columns>NAME</columns><columns>None__c</columns><filterScope>Everything</filterScope><label>All</label></listViews></CustomObject>',
        ),
      },
      'ListView Thing__c.All: In field: field - no CustomField named Thing__c.None__c found',
    ],
    [
      'a tab of an unknown object',
      { 'tabs/None__c.tab': '<CustomTab><customObject>true</customObject><motif>Custom1: Heart</motif></CustomTab>' },
      'CustomTab None__c: In field: customObject - no CustomObject named None__c found',
    ],
    [
      'an app with an unknown tab',
      {
        'applications/App.app':
          '<CustomApplication><label>App</label><navType>Standard</navType><tabs>None__c</tabs><uiType>Lightning</uiType></CustomApplication>',
      },
      'CustomApplication App: In field: tab - no CustomTab named None__c found',
    ],
  ])('is refused for %s', async (_, files: Record<string, string>, message) => {
    expect(problemsOf(await deploy(files))).toContainEqual(message);
  });

  it.each([['that is no zip', new Uint8Array([1, 2, 3]), 'The deployment is no zip file']])(
    'of a package %s has failed',
    async (_, zip, message) => {
      const { id } = startDeployment(testOrg.org, ADMIN_ID, zip, {
        checkOnly: false,
        ignoreWarnings: false,
        testLevel: undefined,
        runTests: [],
      });
      await testOrg.org.background.idle();

      expect(findDeployment(testOrg.org, id)).toMatchObject({
        status: 'Failed',
        errorMessage: message,
        components: [],
      });
    },
  );

  it('does not delete metadata', async () => {
    const members = '<Package><types><members>Thing__c</members><name>CustomObject</name></types></Package>';

    expect(await deploy({ 'destructiveChanges.xml': members })).toMatchObject({
      status: 'Failed',
      errorMessage: 'destructiveChanges.xml: this org does not delete metadata',
    });
  });

  it('answers Apex tests that are asked for as failed, because it does not run them', async () => {
    const run = await deploy(TEST_CLASS, { testLevel: 'RunLocalTests' });
    const kept = await deploy(TEST_CLASS);

    expect(run).toMatchObject({ status: 'Failed', refusedTests: ['ThingTest'] });
    expect(kept.status).toBe('Succeeded');
    expect(testOrg.org.components.get('ApexClass', 'ThingTest')?.xml).toBe('@IsTest private class ThingTest {}');
  });
});
