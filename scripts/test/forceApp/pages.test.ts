// SPDX-License-Identifier: Apache-2.0
// What Lightning pages, tabs and the app name, and where they apply.
import { childrenOf, elementsWithin, textOf, textsWithin, type Element } from './element.ts';
import { fileOf, filesOf, type SourceFile } from './orgPackage.ts';

/** Components of the platform that pages use, with the properties that pages set. */
const STANDARD: Readonly<Record<string, readonly string[]>> = {
  'flexipage:tab': ['active', 'body', 'title'],
  'flexipage:tabset': ['tabs'],
  'force:detailPanel': [],
  'force:highlightsPanel': ['collapsed', 'hideChatterActions', 'numVisibleActions'],
  'force:relatedListContainer': [],
  'runtime_sales_activities:activityPanel': [],
};
/** Properties whose value is the name of a facet. */
const FACETS = ['body', 'tabs'];

const pages = filesOf('FlexiPage');
const bundles = filesOf('LightningComponentBundle');
const [app] = filesOf('CustomApplication');

test('a page uses components of the platform, or of the package for its object', () => {
  const unknown = pages.flatMap((page) =>
    componentsOf(page)
      .map(({ name }) => name)
      .filter((name) => STANDARD[name] === undefined && !objectsOf(name).includes(textOf(page.root, 'sobjectType')))
      .map((name) => `${page.name}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('a page sets properties that components of the platform have, and none of ours', () => {
  const unknown = pages.flatMap((page) =>
    componentsOf(page).flatMap(({ name, properties }) =>
      Object.keys(properties)
        .filter((property) => !(STANDARD[name] ?? []).includes(property))
        .map((property) => `${page.name}: ${name}.${property}`),
    ),
  );
  expect(unknown).toEqual([]);
});

test('a page names each component and each region once', () => {
  for (const { root } of pages) {
    const names = [...textsWithin(root, 'identifier'), ...childrenOf(root, 'flexiPageRegions').map(nameOf)];
    expect(names).toEqual([...new Set(names)]);
  }
});

test('every facet of a page is shown once, and every facet that is shown exists', () => {
  for (const page of pages) {
    const shown = componentsOf(page).flatMap(({ properties }) =>
      Object.entries(properties).flatMap(([name, value]) => (FACETS.includes(name) ? [value] : [])),
    );
    const facets = childrenOf(page.root, 'flexiPageRegions').filter((region) => textOf(region, 'type') === 'Facet');
    expect(shown.sort()).toEqual(facets.map(nameOf).sort());
  }
});

test('every page shows the risk panel', () => {
  expect(pages.map((page) => [page.name, componentsOf(page).some(({ name }) => name === 'churnRiskPanel')])).toEqual([
    ['Churn_Account_Phone_Page', true],
    ['Churn_Account_Record_Page', true],
    ['Churn_Risk_Record_Page', true],
  ]);
});

test('the app, and nothing else, assigns the pages, on desktop and phone', () => {
  const assigned = childrenOf(app?.root ?? EMPTY, 'actionOverrides').map((override) =>
    ['actionName', 'pageOrSobjectType', 'content', 'formFactor'].map((tag) => textOf(override, tag)),
  );
  expect(assigned).toEqual([
    ['View', 'Account', 'Churn_Account_Record_Page', 'Large'],
    ['View', 'Account', 'Churn_Account_Phone_Page', 'Small'],
    ['View', 'Risk__c', 'Churn_Risk_Record_Page', 'Large'],
    ['View', 'Risk__c', 'Churn_Risk_Record_Page', 'Small'],
  ]);
  expect(assigned.map(([, object, page]) => [page, object])).toEqual(
    assigned.map(([, , page]) => [page, textOf(fileOf('FlexiPage', page ?? '').root, 'sobjectType')]),
  );
  expect(filesOf('CustomObject').flatMap(({ root }) => childrenOf(root, 'actionOverrides'))).toEqual([]);
});

test('a tab shows an object of the package, or a component that may stand in a tab', () => {
  const objects = filesOf('CustomObject').map(({ name }) => name);
  const empty = filesOf('CustomTab').filter(({ name, root }) => {
    const component = textOf(root, 'lwcComponent');
    return component === undefined ? !objects.includes(name) : !targetsOf(component).includes('lightning__Tab');
  });
  expect(empty.map(({ name }) => name)).toEqual([]);
});

test('what a page is checked against is read from the components', () => {
  expect(objectsOf('churnRiskPanel')).toEqual(['Account', 'Risk__c']);
  expect(objectsOf('noSuchComponent')).toEqual([]);
  expect(targetsOf('churnThresholdWorkbench')).toContain('lightning__Tab');
});

const EMPTY: Element = { name: '', children: [], text: '' };

type PlacedComponent = { readonly name: string; readonly properties: Readonly<Record<string, string>> };

const nameOf = (element: Element): string => textOf(element, 'name') ?? '';

const componentsOf = ({ root }: SourceFile): readonly PlacedComponent[] =>
  elementsWithin(root)
    .filter(({ name }) => name === 'componentInstance')
    .map((instance) => ({
      name: textOf(instance, 'componentName') ?? '',
      properties: Object.fromEntries(
        childrenOf(instance, 'componentInstanceProperties').map((property) => [
          nameOf(property),
          textOf(property, 'value') ?? '',
        ]),
      ),
    }));

function targetsOf(component: string): readonly string[] {
  const bundle = bundles.find(({ name }) => name === component);
  return bundle && textOf(bundle.root, 'isExposed') === 'true' ? textsWithin(bundle.root, 'target') : [];
}

/** On whose record pages a component may stand. */
function objectsOf(component: string): readonly (string | undefined)[] {
  const bundle = bundles.find(({ name }) => name === component);
  const onRecords = targetsOf(component).includes('lightning__RecordPage');
  return bundle && onRecords ? textsWithin(bundle.root, 'object') : [];
}
