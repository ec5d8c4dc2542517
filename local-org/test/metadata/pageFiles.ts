// SPDX-License-Identifier: Apache-2.0
// An object with components for its pages, and builders of pages.
import { openTestOrg, type TestOrg } from '../testOrg.ts';
import { aFieldXml, anObjectXml, deployFiles, problemsOf, type PackageFiles } from './deployFiles.ts';

const SCRIPT = 'export default class Any {\n  @api size;\n  @api title;\n  @api isOpen;\n}';
const component = (name: string, inner: string): PackageFiles => ({
  [`lwc/${name}/${name}.js-meta.xml`]: `<LightningComponentBundle>${inner}</LightningComponentBundle>`,
  [`lwc/${name}/${name}.js`]: SCRIPT,
});
const CARD =
  '<isExposed>true</isExposed><targetConfigs><targetConfig targets="lightning__RecordPage"><objects><object>Thing__c</object></objects><property name="size" type="Integer"/><property name="title" type="String" required="true"/><property name="isOpen" type="Boolean" required="true" default="true"/></targetConfig></targetConfigs><targets><target>lightning__RecordPage</target><target>lightning__Tab</target></targets>';

/** An org with the object Thing__c and components for its pages: `card`, and `hidden`, which is not exposed. */
export async function openThingOrg(): Promise<TestOrg> {
  const testOrg = openTestOrg();
  const deployed = await deployFiles(testOrg.org, {
    'objects/Thing__c.object': anObjectXml('Thing', aFieldXml('Note__c')),
    ...component('card', CARD),
    ...component('hidden', '<targets><target>lightning__RecordPage</target></targets>'),
    'customPermissions/Greet.customPermission':
      '<CustomPermission><isLicensed>false</isLicensed><label>Greet</label></CustomPermission>',
  });
  expect(problemsOf(deployed)).toEqual([]);
  return testOrg;
}

export type PageOptions = { readonly object?: string; readonly template?: string; readonly type?: string };

/** A page `Thing_Page` of these regions. */
export const page = (regions: string, options: PageOptions = {}): PackageFiles => {
  const { object = 'Thing__c', template = 'flexipage:recordHomeTemplateDesktop', type = 'RecordPage' } = options;
  const sobjectType = object === '' ? '' : `<sobjectType>${object}</sobjectType>`;
  return {
    'flexipages/Thing_Page.flexipage': `<FlexiPage>${regions}<masterLabel>Thing Page</masterLabel>${sobjectType}<template><name>${template}</name></template><type>${type}</type></FlexiPage>`,
  };
};

/** A page that a tab can show. */
export const APP_PAGE = page('', { object: '', template: 'flexipage:defaultAppHomeTemplate', type: 'AppPage' });
