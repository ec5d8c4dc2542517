// SPDX-License-Identifier: Apache-2.0
import { openTestOrg, type TestOrg } from '../../testOrg.ts';
import { aFieldXml, anObjectXml, deployFiles, problemsOf, type PackageFiles } from '../deployFiles.ts';

const SCRIPT =
  "import { LightningElement, api } from 'lwc';\nexport default class Card extends LightningElement {\n  @api size;\n}\n";
const TARGET = '<targets><target>lightning__RecordPage</target></targets>';

const meta = (inner = TARGET): string =>
  `<LightningComponentBundle><apiVersion>66.0</apiVersion><isExposed>true</isExposed>${inner}</LightningComponentBundle>`;
const card = (files: PackageFiles = {}): PackageFiles => ({
  'lwc/card/card.js-meta.xml': meta(),
  'lwc/card/card.js': SCRIPT,
  ...files,
});
const importing = (module: string): PackageFiles =>
  card({ 'lwc/card/card.js': `${SCRIPT}import x from '${module}';\n` });
const configured = (inner: string, more = TARGET): PackageFiles =>
  card({ 'lwc/card/card.js-meta.xml': meta(`<targetConfigs>${inner}</targetConfigs>${more}`) });

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = openTestOrg();
  await deployFiles(testOrg.org, {
    'objects/Thing__c.object': anObjectXml('Thing', aFieldXml('Note__c')),
    'labels/CustomLabels.labels':
      '<CustomLabels><labels><fullName>Hello</fullName><language>en_US</language><protected>false</protected><shortDescription>Hello</shortDescription><value>Hello</value></labels></CustomLabels>',
    'customPermissions/Greet.customPermission':
      '<CustomPermission><isLicensed>false</isLicensed><label>Greet</label></CustomPermission>',
  });
});
afterEach(() => testOrg.close());

const deploy = async (files: PackageFiles) => problemsOf(await deployFiles(testOrg.org, files));

it('keeps all files of a component', async () => {
  const files = card({
    'lwc/card/card.html': '<template><c-card></c-card></template>',
    'lwc/card/sums.js': 'export const one = 1;',
    'lwc/card/parts/deep.js': "import { one } from '../sums';\nexport const two = one + 1;",
  });

  expect(await deploy(files)).toEqual([]);
  expect(testOrg.org.components.get('LightningComponentBundle', 'card')).toMatchObject({
    fileName: 'lwc/card/card.js-meta.xml',
    files: {
      'card.js': SCRIPT,
      'card.html': files['lwc/card/card.html'],
      'sums.js': files['lwc/card/sums.js'],
      'parts/deep.js': files['lwc/card/parts/deep.js'],
    },
    xml: meta(),
  });
});

it('is changed when one of its files is', async () => {
  const changeOf = async (files: PackageFiles) =>
    (await deployFiles(testOrg.org, files)).components.map(({ change }) => change);

  expect(await changeOf(card())).toEqual(['created']);
  expect(await changeOf(card())).toEqual(['unchanged']);
  expect(await changeOf(card({ 'lwc/card/card.css': ':host {}' }))).toEqual(['changed']);
});

it.each([
  'lwc',
  'lightning/uiRecordApi',
  '@salesforce/label/c.Hello',
  '@salesforce/schema/Thing__c',
  '@salesforce/schema/Thing__c.Note__c',
  '@salesforce/schema/Thing__c.Owner.Name',
  '@salesforce/customPermission/Greet',
  '@salesforce/userPermission/ViewSetup',
  '@salesforce/user/Id',
  '@salesforce/i18n/locale',
  '@salesforce/client/formFactor',
])('may import %s', async (module) => {
  expect(await deploy(importing(module))).toEqual([]);
});

it.each([
  ['c/none', 'No MODULE named markup://c:none found : [markup://c:card]'],
  ['@salesforce/label/c.None', 'Invalid reference c.None of type label in file card.js'],
  ['@salesforce/schema/None__c', 'Invalid reference None__c of type sobjectClass in file card.js'],
  ['@salesforce/schema/Thing__c.None__c', 'Invalid reference Thing__c.None__c of type sobjectField in file card.js'],
  ['@salesforce/customPermission/None', 'Invalid reference None of type customPermission in file card.js'],
  ['@salesforce/userPermission/toString', 'Invalid reference toString of type userPermission in file card.js'],
  ['@salesforce/apex/Greeter.greet', 'The module @salesforce/apex/Greeter.greet is not supported by this org'],
  ['./none', 'The file ./none does not exist in the bundle card'],
  ['../other/other', 'The file ../other/other does not exist in the bundle card'],
])('is refused when it imports %s', async (module, message) => {
  const { components } = await deployFiles(testOrg.org, importing(module));

  expect(components[0]?.problems).toEqual([{ message, line: 5, fileName: 'lwc/card/card.js' }]);
});

it('is refused when its template shows a component that there is not', async () => {
  expect(await deploy(card({ 'lwc/card/card.html': '<template><c-none-such></c-none-such></template>' }))).toEqual([
    'LightningComponentBundle card: No MODULE named markup://c:noneSuch found : [markup://c:card]',
  ]);
});

it.each([
  ['no script', { 'lwc/card/card.js-meta.xml': meta() }, 'The bundle card has no file card.js'],
  [
    'a name that begins with a capital letter',
    { 'lwc/Card/Card.js-meta.xml': meta(), 'lwc/Card/Card.js': SCRIPT },
    "'Card' is no name for a component: it must begin with a small letter",
  ],
  [
    'an unknown target',
    card({ 'lwc/card/card.js-meta.xml': meta('<targets><target>lightning__Moon</target></targets>') }),
    'The target lightning__Moon is not known to this org',
  ],
  [
    'a configuration of a target that it has not',
    configured('<targetConfig targets="lightning__AppPage"></targetConfig>'),
    'The targetConfig of lightning__AppPage has no target of that name',
  ],
  [
    'an object that there is not',
    configured(
      '<targetConfig targets="lightning__RecordPage"><objects><object>None__c</object></objects></targetConfig>',
    ),
    'Invalid object None__c in a targetConfig: there is none of that name',
  ],
  [
    'objects for a target that has none',
    configured(
      '<targetConfig targets="lightning__AppPage"><objects><object>Thing__c</object></objects></targetConfig>',
      '<targets><target>lightning__AppPage</target></targets>',
    ),
    'A targetConfig of lightning__AppPage cannot list objects',
  ],
  [
    'a property that it does not open',
    configured('<targetConfig targets="lightning__RecordPage"><property name="depth" type="Integer"/></targetConfig>'),
    'The property depth is no @api property of the component',
  ],
  [
    'a property of an unknown type',
    configured('<targetConfig targets="lightning__RecordPage"><property name="size" type="Moon"/></targetConfig>'),
    "The type 'Moon' of the property size is not known to this org",
  ],
])('is refused with %s', async (_, files: PackageFiles, message) => {
  expect((await deploy(files)).map((text) => text.replace(/^\w+ \w+: /, ''))).toEqual([message]);
});
