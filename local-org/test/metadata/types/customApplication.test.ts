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

describe('an app', () => {
  const override = (options: { content?: string; object?: string; action?: string; type?: string } = {}): string => {
    const { content = 'Thing_Page', object = 'Thing__c', action = 'View', type = 'Flexipage' } = options;
    return `<actionOverrides><actionName>${action}</actionName><content>${content}</content><formFactor>Large</formFactor><skipRecordTypeSelect>false</skipRecordTypeSelect><type>${type}</type><pageOrSobjectType>${object}</pageOrSobjectType></actionOverrides>`;
  };
  const app = (inner: string): PackageFiles => ({
    ...page(''),
    'applications/Desk.app': `<CustomApplication>${inner}<label>Desk</label><navType>Standard</navType><uiType>Lightning</uiType></CustomApplication>`,
  });

  it('shows the records of an object by a page of its own', async () => {
    expect(await deploy(app(override()))).toEqual([]);
  });

  it.each([
    ['a page that there is not', override({ content: 'None' }), 'In field: content - no FlexiPage named None found'],
    [
      'an object that there is not',
      override({ object: 'None__c' }),
      'In field: pageOrSobjectType - no CustomObject named None__c found',
    ],
    ['a page of another object', override({ object: 'Account' }), 'The page Thing_Page shows Thing__c, not Account'],
    [
      'another action',
      override({ action: 'Edit' }),
      'Only the action View with a Flexipage can be overridden in an app of this org, not Edit by Flexipage',
    ],
    ['a place twice', override() + override(), 'Duplicate actionOverrides: Thing__c View Large'],
    [
      'a landing tab that is none of its tabs',
      '<defaultLandingTab>standard-Account</defaultLandingTab>',
      'The defaultLandingTab standard-Account is no tab of the app',
    ],
  ])('is refused with %s', async (_, inner, message) => {
    expect(await deploy(app(inner))).toEqual([`CustomApplication Desk: ${message}`]);
  });
});
