// SPDX-License-Identifier: Apache-2.0
import type { TestOrg } from '../../testOrg.ts';
import { deployFiles, problemsOf, type PackageFiles } from '../deployFiles.ts';
import { APP_PAGE, openThingOrg } from '../pageFiles.ts';

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = await openThingOrg();
});
afterEach(() => testOrg.close());

const deploy = async (files: PackageFiles) => problemsOf(await deployFiles(testOrg.org, files));

describe('a tab', () => {
  const tab = (inner: string): PackageFiles => ({ 'tabs/Board.tab': `<CustomTab>${inner}</CustomTab>` });

  it.each([
    ['a component', '<label>Board</label><lwcComponent>card</lwcComponent><motif>Custom1: Heart</motif>'],
    ['an app page', '<flexiPage>Thing_Page</flexiPage><label>Board</label><motif>Custom1: Heart</motif>'],
  ])('shows %s', async (_, inner) => {
    expect(await deploy({ ...APP_PAGE, ...tab(inner) })).toEqual([]);
  });

  it.each([
    [
      'a component that there is not',
      '<label>Board</label><lwcComponent>none</lwcComponent>',
      'In field: lwcComponent - no LightningComponentBundle named none found',
    ],
    [
      'a component that is no tab',
      '<label>Board</label><lwcComponent>hidden</lwcComponent>',
      'The component hidden cannot be a tab: it must be exposed and have the target lightning__Tab',
    ],
    [
      'a page that there is not',
      '<flexiPage>None</flexiPage><label>Board</label>',
      'In field: flexiPage - no FlexiPage named None found',
    ],
    ['no label', '<lwcComponent>card</lwcComponent>', 'Must specify a non-empty label for the CustomTab'],
    [
      'nothing',
      '<label>Board</label>',
      'The tab Board must show one thing: a customObject, an lwcComponent or a flexiPage',
    ],
    [
      'two things',
      '<customObject>true</customObject><lwcComponent>card</lwcComponent>',
      'The tab Board must show one thing: a customObject, an lwcComponent or a flexiPage',
    ],
  ])('is refused with %s', async (_, inner, message) => {
    expect(await deploy(tab(inner))).toEqual([`CustomTab Board: ${message}`]);
  });
});
