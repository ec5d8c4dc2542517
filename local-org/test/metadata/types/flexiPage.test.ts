// SPDX-License-Identifier: Apache-2.0
import type { TestOrg } from '../../testOrg.ts';
import { deployFiles, problemsOf, type PackageFiles } from '../deployFiles.ts';
import { openThingOrg, page } from '../pageFiles.ts';

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = await openThingOrg();
});
afterEach(() => testOrg.close());

const deploy = async (files: PackageFiles) => problemsOf(await deployFiles(testOrg.org, files));

const property = (name: string, value: string): string =>
  `<componentInstanceProperties><name>${name}</name><value>${value}</value></componentInstanceProperties>`;
const instance = (name: string, identifier: string, properties = '', rule = ''): string =>
  `<itemInstances><componentInstance>${properties}<componentName>${name}</componentName><identifier>${identifier}</identifier>${rule}</componentInstance></itemInstances>`;
const region = (name: string, items: string, type = 'Region'): string =>
  `<flexiPageRegions>${items}<name>${name}</name><type>${type}</type></flexiPageRegions>`;
const TITLE = property('title', 'Hello');
const CARD_ITEM = instance('card', 'c_card', TITLE);

const visible = (left: string): string =>
  `<visibilityRule><criteria><leftValue>${left}</leftValue><operator>EQUAL</operator><rightValue>x</rightValue></criteria></visibilityRule>`;

it('keeps a page of standard and custom components, with facets, fields and visibility rules', async () => {
  const regions = [
    region('header', instance('force:highlightsPanel', 'highlights')),
    region('detailTab', instance('force:detailPanel', 'detail'), 'Facet'),
    region('tabs', instance('flexipage:tab', 'tab', property('body', 'detailTab')), 'Facet'),
    region('main', instance('flexipage:tabset', 'tabset', property('tabs', 'tabs'))),
    region(
      'sidebar',
      `${instance('c:card', 'c_card', `${TITLE}${property('size', '3')}${property('isOpen', 'false')}`, visible('{!Record.Owner.Name}'))}<itemInstances><fieldInstance><fieldItem>Record.Note__c</fieldItem><identifier>note</identifier></fieldInstance></itemInstances>`,
    ),
  ];

  expect(await deploy(page(regions.join('')))).toEqual([]);
});

it.each(['{!Record.Note__c}', '{!$Permission.CustomPermission.Greet}', '{!$Client.FormFactor}'])(
  'may show a component by %s',
  async (left) => {
    expect(await deploy(page(region('main', instance('card', 'c_card', TITLE, visible(left)))))).toEqual([]);
  },
);

it.each([
  [
    'a component that there is not',
    page(region('main', instance('none', 'c_none'))),
    "We couldn't retrieve the design time component information for component c:none.",
  ],
  [
    'a component that is not exposed',
    page(region('main', instance('hidden', 'c_hidden'))),
    'The component c:hidden is not available for pages of type RecordPage',
  ],
  [
    'a component of other pages',
    page(region('main', CARD_ITEM), { object: '', template: 'flexipage:defaultAppHomeTemplate', type: 'AppPage' }),
    'The component c:card is not available for pages of type AppPage',
  ],
  [
    'a component of another object',
    page(region('main', CARD_ITEM), { object: 'Account' }),
    'The component c:card is not available for pages of Account',
  ],
  [
    'a property that there is not',
    page(region('main', instance('card', 'c_card', TITLE + property('depth', '1')))),
    'The component c:card has no property depth for this page',
  ],
  [
    'a value of another type',
    page(region('main', instance('card', 'c_card', TITLE + property('size', 'big')))),
    "The value 'big' of the property size of c:card is no Integer",
  ],
  [
    'no value of a required property',
    page(region('main', instance('card', 'c_card'))),
    'The required property title of c:card has no value',
  ],
  [
    'an unknown standard component',
    page(region('main', instance('force:moon', 'moon'))),
    'The component force:moon is not known to this org',
  ],
  [
    'a facet that there is not',
    page(region('main', instance('flexipage:tabset', 'tabset', property('tabs', 'none')))),
    "The facet 'none' of flexipage:tabset is no region of the page",
  ],
  [
    'a field that there is not',
    page(
      region(
        'main',
        '<itemInstances><fieldInstance><fieldItem>Record.None__c</fieldItem></fieldInstance></itemInstances>',
      ),
    ),
    'The field Record.None__c does not exist',
  ],
  [
    'a visibility rule about nothing',
    page(region('main', instance('card', 'c_card', TITLE, visible('{!Record.None__c}')))),
    'The visibility rule asks for {!Record.None__c}, which does not exist',
  ],
  [
    'a region that its template has not',
    page(region('cellar', CARD_ITEM)),
    'The template flexipage:recordHomeTemplateDesktop has no region cellar',
  ],
  ['a region twice', page(region('main', '') + region('main', '')), 'The region main is on the page twice'],
  [
    'an identifier twice',
    page(region('main', CARD_ITEM) + region('sidebar', CARD_ITEM)),
    'The identifier c_card is on the page twice',
  ],
  [
    'an unknown template',
    page('', { template: 'flexipage:moonTemplate' }),
    'The page template flexipage:moonTemplate is not known to this org',
  ],
  [
    'the template of another kind',
    page('', { template: 'flexipage:defaultAppHomeTemplate' }),
    'The template flexipage:defaultAppHomeTemplate is one of a AppPage',
  ],
  ['no object', page('', { object: '' }), 'A record page needs a sobjectType'],
  [
    'an object that there is not',
    page('', { object: 'None__c' }),
    'In field: sobjectType - no CustomObject named None__c found',
  ],
])('refuses a page with %s', async (_, files: PackageFiles, message) => {
  expect(await deploy(files)).toEqual([`FlexiPage Thing_Page: ${message}`]);
});
