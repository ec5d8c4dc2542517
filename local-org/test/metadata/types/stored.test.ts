// SPDX-License-Identifier: Apache-2.0
// Types that are kept without effect of their own: what they refer to must exist. And queues, which own records.
import { openTestOrg, type TestOrg } from '../../testOrg.ts';
import { aFieldXml, anObjectXml, deployFiles, problemsOf } from '../deployFiles.ts';

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = openTestOrg();
  const fields =
    aFieldXml('Key__c', '<length>9</length><required>true</required><type>Text</type>') +
    aFieldXml('Note__c') +
    aFieldXml('Long__c', '<length>500</length><type>LongTextArea</type><visibleLines>3</visibleLines>');
  const owner = aFieldXml(
    'Thing__c',
    '<referenceTo>Thing__c</referenceTo><relationshipName>Parts</relationshipName><type>Lookup</type>',
  );
  await deployFiles(testOrg.org, {
    'objects/Thing__c.object': anObjectXml('Thing', fields),
    'objects/Part__c.object': anObjectXml('Part', owner),
  });
});
afterEach(() => testOrg.close());

const deploy = async (files: Record<string, string>) => problemsOf(await deployFiles(testOrg.org, files));

const item = (field: string): string => `<layoutItems><behavior>Edit</behavior><field>${field}</field></layoutItems>`;
const layout = (items: string, more = ''): Record<string, string> => ({
  'layouts/Thing__c-Thing Layout.layout': `<Layout><layoutSections><layoutColumns>${items}</layoutColumns><style>OneColumn</style></layoutSections>${more}</Layout>`,
});
const listView = (inner: string): Record<string, string> => ({
  'objects/Thing__c.object': `<CustomObject><listViews><fullName>All</fullName>${inner}<label>All</label></listViews></CustomObject>`,
  'package.xml': '<Package><types><members>Thing__c.All</members><name>ListView</name></types></Package>',
});

it('keeps a layout whose fields and related lists exist', async () => {
  expect(
    await deploy(
      layout(
        item('Name') + item('Key__c'),
        '<relatedLists><fields>NAME</fields><relatedList>Part__c.Thing__c</relatedList></relatedLists><relatedLists><relatedList>RelatedActivityList</relatedList></relatedLists>',
      ),
    ),
  ).toEqual([]);
});

it.each([
  [
    'an unknown field',
    layout(item('Key__c') + item('None__c')),
    'In field: field - no CustomField named Thing__c.None__c found',
  ],
  [
    'no place for a required field',
    layout(item('Name')),
    'Layout must contain an item for required layout field: Key__c',
  ],
  ['a field twice', layout(item('Key__c') + item('Key__c')), 'The field Key__c is on the layout twice'],
  [
    'an unknown related list',
    layout(item('Key__c'), '<relatedLists><relatedList>Part__c.None__c</relatedList></relatedLists>'),
    "The related list 'Part__c.None__c' of Thing__c does not exist",
  ],
])('refuses a layout with %s', async (_, files, message) => {
  expect(await deploy(files)).toEqual([`Layout Thing__c-Thing Layout: ${message}`]);
});

it.each([
  [
    'an unknown filter field',
    '<columns>NAME</columns><filterScope>Everything</filterScope><filters><field>None__c</field><operation>equals</operation></filters>',
    'In field: field - no CustomField named Thing__c.None__c found',
  ],
  [
    'a filter on a long text',
    '<columns>NAME</columns><filterScope>Everything</filterScope><filters><field>Long__c</field><operation>equals</operation></filters>',
    'The long text field Long__c cannot be filtered',
  ],
  [
    'a column twice',
    '<columns>Note__c</columns><columns>Note__c</columns><filterScope>Everything</filterScope>',
    'The column Note__c is listed twice',
  ],
])('refuses a list view with %s', async (_, inner, message) => {
  expect(await deploy(listView(inner))).toEqual([`ListView Thing__c.All: ${message}`]);
});

it('makes a queue with its members, once', async () => {
  const queue = (user: string): Record<string, string> => ({
    'queues/Desk.queue': `<Queue><doesSendEmailToMembers>false</doesSendEmailToMembers><name>The Desk</name><queueMembers><users><user>${user}</user></users></queueMembers><queueSobject><sobjectType>Task</sobjectType></queueSobject></Queue>`,
  });

  expect(await deploy(queue('admin@local-org.example'))).toEqual([]);
  expect(await deploy(queue('admin@local-org.example'))).toEqual([]);
  expect(await deploy(queue('nobody@example.com'))).toEqual([
    'Queue Desk: In field: user - no User named nobody@example.com found',
  ]);
  expect(await testOrg.query("SELECT Name, DeveloperName, Type FROM Group WHERE Type = 'Queue'")).toEqual([
    { Name: 'The Desk', DeveloperName: 'Desk', Type: 'Queue' },
  ]);
  expect(await testOrg.query('SELECT Group.DeveloperName, UserOrGroupId FROM GroupMember')).toHaveLength(1);
});
