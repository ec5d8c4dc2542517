// SPDX-License-Identifier: Apache-2.0
// What the schema of the platform can't tell: whether the fields, objects, labels and apps that files name are there.
import { childrenOf, elementsWithin, readElement, textOf, textsWithin } from './element.ts';
import {
  componentFiles,
  fieldNames,
  fields,
  fieldsOf,
  filesOf,
  grantsOf,
  objectOf,
  picklistValues,
  sourceFiles,
} from './orgPackage.ts';

/** Columns of list views that are no custom fields. */
const LIST_VIEW_COLUMNS = ['NAME', 'LAST_UPDATE'];
/** Fields that layouts show and every object, or every custom metadata type, has. */
const LAYOUT_FIELDS = [
  'Name',
  'CreatedById',
  'LastModifiedById',
  'MasterLabel',
  'DeveloperName',
  'NamespacePrefix',
  'IsProtected',
];

test('a list view shows and filters fields that exist', () => {
  const named = filesOf('ListView').flatMap((view) =>
    [...textsWithin(view.root, 'columns'), ...textsWithin(view.root, 'field')]
      .filter((column) => !LIST_VIEW_COLUMNS.includes(column))
      .map((column) => ({ view: view.path, field: `${objectOf(view.path)}.${column}` })),
  );
  expect(named.filter(({ field }) => !fieldNames.has(field))).toEqual([]);
  expect(named.length).toBeGreaterThan(40);
});

test('a list view filters picklists by values that exist', () => {
  const filters = filesOf('ListView').flatMap((view) =>
    childrenOf(view.root, 'filters')
      .filter((filter) => picklistValues(`${objectOf(view.path)}.${textOf(filter, 'field')}`).length > 0)
      .flatMap((filter) =>
        (textOf(filter, 'value') ?? '')
          .split(',')
          .filter((value) => !picklistValues(`${objectOf(view.path)}.${textOf(filter, 'field')}`).includes(value))
          .map((value) => ({ view: view.path, value })),
      ),
  );
  expect(filters).toEqual([]);
});

test('a list view of a detail object has no scope of an owner', () => {
  expect(filesOf('ListView').flatMap(({ root }) => textsWithin(root, 'filterScope'))).toEqual(
    filesOf('ListView').map(() => 'Everything'),
  );
});

test('a layout shows fields that exist, and every field once at most', () => {
  for (const layout of filesOf('Layout')) {
    const object = layout.name.split('-')[0] ?? '';
    const shown = textsWithin(layout.root, 'field');
    expect(shown.filter((field) => !LAYOUT_FIELDS.includes(field) && !fieldNames.has(`${object}.${field}`))).toEqual(
      [],
    );
    expect(shown).toEqual([...new Set(shown)]);
  }
});

test('a layout lets nobody edit a formula, and asks for what a record must have', () => {
  const items = filesOf('Layout').flatMap((layout) =>
    elementsWithin(layout.root)
      .filter(({ name }) => name === 'layoutItems')
      .map((item) => ({
        field: `${layout.name.split('-')[0]}.${textOf(item, 'field')}`,
        behavior: textOf(item, 'behavior'),
      })),
  );
  const behaviorOf = (name: string) => items.find(({ field }) => field === name)?.behavior;
  expect(
    fields.filter(({ formula }) => formula).map(({ object, name }) => behaviorOf(`${object}.${name}`) ?? 'absent'),
  ).toEqual(['absent', 'absent', 'Readonly']);
  expect(behaviorOf('Risk__c.Account__c')).toBe('Required');
  expect(behaviorOf('Churn_Run__c.Name')).toBe('Required');
});

test('a related list shows fields of the object that points here', () => {
  const lists = filesOf('Layout').flatMap(({ root }) => childrenOf(root, 'relatedLists'));
  const ours = lists.filter((list) => textOf(list, 'relatedList')?.includes('__c'));
  expect(ours.map((list) => textOf(list, 'relatedList'))).toEqual(['Risk__c.Run__c']);
  const shown = ours.flatMap((list) => textsWithin(list, 'fields')).filter((field) => field !== 'NAME');
  expect(shown.filter((field) => !fieldNames.has(`Risk__c.${field}`))).toEqual([]);
});

test('a formula and a validation rule name fields of their object', () => {
  const formulas = [
    ...fields.filter(({ formula }) => formula).map(({ object, formula }) => ({ object, formula: formula ?? '' })),
    ...filesOf('ValidationRule').map(({ path, root }) => ({
      object: objectOf(path),
      formula: textOf(root, 'errorConditionFormula') ?? '',
    })),
  ];
  const named = formulas.flatMap(({ object, formula }) =>
    [...formula.matchAll(/\b\w+__c\b/g)].map(([field]) => `${object}.${field}`),
  );
  expect(named.filter((field) => !fieldNames.has(field))).toEqual([]);
  expect(named.length).toBeGreaterThan(8);
});

test('a validation rule shows its error at a field of its object', () => {
  const shown = filesOf('ValidationRule').map(
    ({ path, root }) => `${objectOf(path)}.${textOf(root, 'errorDisplayField')}`,
  );
  expect(shown.filter((field) => !fieldNames.has(field))).toEqual([]);
});

test('a lookup points at an object of the package or a standard one', () => {
  const objects = filesOf('CustomObject').map(({ name }) => name);
  const targets = fields.flatMap(({ referenceTo }) => referenceTo ?? []);
  expect(targets.filter((target) => !objects.includes(target)).sort()).toEqual(['Account', 'User']);
});

test('apps and permission sets name tabs and apps that exist', () => {
  const tabs = filesOf('CustomTab').map(({ name }) => name);
  const [app] = filesOf('CustomApplication');
  expect(app && textsWithin(app.root, 'tabs')).toEqual(['Risk__c', 'Churn_Run__c', 'Threshold_Workbench']);
  for (const { name } of filesOf('PermissionSet')) {
    expect(grantsOf(name, 'tabSettings').filter(({ tab }) => !tabs.includes(tab ?? ''))).toEqual([]);
    expect(grantsOf(name, 'applicationVisibilities').filter(({ application }) => application !== app?.name)).toEqual(
      [],
    );
  }
});

test('every label is used, and every label that is used exists', () => {
  const labels = filesOf('CustomLabels').flatMap(({ root }) => textsWithin(root, 'fullName'));
  const inMetadata = sourceFiles.flatMap(({ root }) => elementsWithin(root).flatMap(({ text }) => labelsIn(text)));
  const inComponents = componentFiles.flatMap(({ text }) => importedLabelsIn(text));
  expect([...new Set([...inMetadata, ...inComponents])].sort()).toEqual(labels);
});

test('references in an element are found', () => {
  expect(labelsIn('{!$Label.One_Thing} & "x" & {!$Label.Other}')).toEqual(['One_Thing', 'Other']);
  expect(importedLabelsIn("import ONE from '@salesforce/label/c.One';")).toEqual(['One']);
  expect(textsWithin(readElement('<a><b>1</b><c><b>2</b></c></a>'), 'b')).toEqual(['1', '2']);
  expect(fieldsOf('Account').map(({ name }) => name)).toEqual(['Churn_Account_Key__c']);
});

const labelsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\$Label\.(\w+)/g)].flatMap(([, name]) => name ?? []);

const importedLabelsIn = (script: string): readonly string[] =>
  [...script.matchAll(/'@salesforce\/label\/c\.(\w+)'/g)].flatMap(([, name]) => name ?? []);
