// SPDX-License-Identifier: Apache-2.0
// Whoever may open a page may read what its component asks for.
import { componentFiles, fieldNames, fieldsOf, grantsOf, type ComponentFile } from './orgPackage.ts';

/** Objects whose fields the components ask for. */
const OBJECTS = ['Risk__c', 'Churn_Run__c'];

test.each([
  ['Churn_Sales', 'churnRiskPanel'],
  ['Churn_Admin', 'churnRiskPanel'],
  ['Churn_Admin', 'churnThresholdWorkbench'],
])('%s reads every field that %s names', (set, component) => {
  const readable = new Set(grantsOf(set, 'fieldPermissions').map(({ field }) => field?.split('.')[1]));
  const named = fieldsNamedBy(component);
  expect(named.filter((field) => !readable.has(field))).toEqual([]);
  expect(named.length).toBeGreaterThan(4);
});

test.each(['Churn_Sales', 'Churn_Admin'])('%s reads the account that a risk belongs to', (set) => {
  expect(grantsOf(set, 'objectPermissions').find(({ object }) => object === 'Account')).toMatchObject({
    allowRead: 'true',
  });
});

test('a component names no custom field that the package lacks', () => {
  const known = new Set([...fieldNames].map((name) => name.split('.')[1]));
  const unknown = componentFiles.flatMap(({ component, text }) =>
    apiNamesIn(text)
      .filter((name) => !known.has(name) && !OBJECTS.includes(name))
      .map((name) => `${component}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('components that a component uses are found, however deep', () => {
  const files = [
    { component: 'outer', text: '<c-middle-part></c-middle-part>' },
    { component: 'middlePart', text: "import { one } from 'c/innermost';" },
    { component: 'innermost', text: 'Season__c' },
    { component: 'stranger', text: 'Status__c' },
  ];
  expect([...withUsed('outer', files)]).toEqual(['outer', 'middlePart', 'innermost']);
});

/** Fields with permissions: a master-detail field has none. */
const PERMITTED = new Set(
  OBJECTS.flatMap(fieldsOf)
    .filter(({ type }) => type !== 'MasterDetail')
    .map(({ name }) => name),
);

const apiNamesIn = (text: string): readonly string[] => [...new Set(text.match(/\b[A-Z]\w*__c\b/g))];

function fieldsNamedBy(component: string): readonly string[] {
  const used = withUsed(component, componentFiles);
  const texts = componentFiles.filter((file) => used.has(file.component)).map(({ text }) => text);
  return apiNamesIn(texts.join('\n')).filter((name) => PERMITTED.has(name));
}

/** The component and those it imports or places, and theirs. */
function withUsed(component: string, files: readonly ComponentFile[]): ReadonlySet<string> {
  const found = new Set([component]);
  for (const one of found) {
    for (const { text } of files.filter((file) => file.component === one)) {
      for (const used of componentsIn(text)) found.add(used);
    }
  }
  return found;
}

const componentsIn = (text: string): readonly string[] => [
  ...[...text.matchAll(/'c\/(\w+)'/g)].map(([, name = '']) => name),
  ...[...text.matchAll(/<c-([\w-]+)/g)].map(([, tag = '']) =>
    tag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
  ),
];
