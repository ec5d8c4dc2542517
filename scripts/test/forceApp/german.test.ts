// SPDX-License-Identifier: Apache-2.0
// German is complete: whatever a user reads in English has its German text, and no German text stands alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childrenOf, elementsWithin, textOf, textsWithin, type Element } from './element.ts';
import { fileOf, filesOf, objectOf, PROJECT, type SourceFile } from './orgPackage.ts';

const german = fileOf('Translations', 'de').root;
const fieldFiles = filesOf('CustomField');

test('every label has a German text', () => {
  expect(namesOf('customLabels')).toEqual(english.map(({ name }) => name));
});

test('a German label has the placeholders of the English one', () => {
  const differing = english.filter(
    ({ name, text }) => placeholdersIn(text).join() !== placeholdersIn(germanLabel(name)).join(),
  );
  expect(differing).toEqual([]);
  expect(placeholdersIn('{1} of {0}, {1}')).toEqual(['{0}', '{1}']);
});

test('no German text is blank, or longer than a label may be', () => {
  const texts = germanTexts.filter(({ text }) => text.trim() === '' || text.length > 1000);
  expect(texts).toEqual([]);
});

test('the app, every tab without an object and every report type have a German name', () => {
  expect(namesOf('customApplications')).toEqual(filesOf('CustomApplication').map(({ name }) => name));
  const tabs = filesOf('CustomTab').filter(({ root }) => textOf(root, 'customObject') !== 'true');
  expect(namesOf('customTabs')).toEqual(tabs.map(({ name }) => name));
  expect(
    childrenOf(german, 'reportTypes').map((one) => [textOf(one, 'name'), childrenOf(one, 'sections').map(nameOf)]),
  ).toEqual(filesOf('ReportType').map(({ name, root }) => [name, textsWithin(root, 'masterLabel')]));
});

test('every field has a German label, and German help where it has help', () => {
  expect(translatedFields(({ name, help }) => [name, help !== undefined])).toEqual(
    fieldFiles.map(({ path, name, root }) => [
      `${objectOf(path)}.${name}`,
      textOf(root, 'inlineHelpText') !== undefined,
    ]),
  );
});

test('every picklist value has a German label', () => {
  expect(translatedFields(({ name, root }) => [name, ...textsWithin(root, 'masterLabel')])).toEqual(
    fieldFiles.map(({ path, name, root }) => [`${objectOf(path)}.${name}`, ...valueLabels(root)]),
  );
});

test('every relationship has a German label', () => {
  const related = (files: readonly SourceFile[]): readonly string[] =>
    files.filter(({ root }) => textOf(root, 'relationshipLabel') !== undefined).map(({ name }) => name);
  expect(related(filesOf('CustomFieldTranslation')).toSorted()).toEqual(related(fieldFiles).toSorted());
});

test('the fields of an object have German labels that differ', () => {
  for (const { name: object } of filesOf('CustomObjectTranslation')) {
    const labels = filesOf('CustomFieldTranslation')
      .filter(({ path }) => path.startsWith(`objectTranslations/${object}/`))
      .map(({ root }) => textOf(root, 'label'));
    expect(labels).toEqual([...new Set(labels)]);
  }
});

test.each(filesOf('CustomObject'))('$name has its German name in every case', ({ name, root }) => {
  const { root: translation } = fileOf('CustomObjectTranslation', `${name}-de`);
  const cases = childrenOf(translation, 'caseValues').map((one) => [textOf(one, 'caseType'), textOf(one, 'plural')]);
  expect(cases).toEqual(
    ['false', 'true'].flatMap((plural) =>
      ['Nominative', 'Accusative', 'Genitive', 'Dative'].map((caseType) => [caseType, plural]),
    ),
  );
  expect(textOf(translation, 'gender')).toMatch(/^(Neuter|Masculine|Feminine)$/);
  expect(textOf(translation, 'nameFieldLabel') !== undefined).toBe(childrenOf(root, 'nameField').length > 0);
});

test('every section of a layout and every refusal of a validation rule has a German text', () => {
  const layouts = filesOf('Layout').map(({ name, root }) => [
    name.split('-')[0],
    name.split('-')[1],
    childrenOf(root, 'layoutSections')
      .filter((section) => textOf(section, 'customLabel') === 'true')
      .map((section) => textOf(section, 'label')),
  ]);
  expect(
    filesOf('CustomObjectTranslation').flatMap(({ name, root }) =>
      childrenOf(root, 'layouts').map((one) => [
        name.replace(/-de$/, ''),
        textOf(one, 'layout'),
        textsWithin(one, 'section'),
      ]),
    ),
  ).toEqual(layouts);
  expect(
    filesOf('CustomObjectTranslation').flatMap(({ root }) => childrenOf(root, 'validationRules').map(nameOf)),
  ).toEqual(filesOf('ValidationRule').map(({ name }) => name));
});

test('German texts keep to the words of the glossary', () => {
  const avoided = glossary.flatMap(({ not }) => not);
  expect(avoided.length).toBeGreaterThan(10);
  const found = germanTexts.flatMap(({ at, text }) =>
    avoided.filter((word) => hasWord(text, word)).map((word) => `${at}: ${word}`),
  );
  expect(found).toEqual([]);
  expect([hasWord('Ihr Feedback', 'Feedback'), hasWord('Kündigung', 'Kündig')]).toEqual([true, false]);
});

const english = filesOf('CustomLabels').flatMap(({ root }) =>
  childrenOf(root, 'labels').map((label) => ({
    name: textOf(label, 'fullName') ?? '',
    text: textOf(label, 'value') ?? '',
  })),
);

const nameOf = (element: Element): string => textOf(element, 'name') ?? '';

const namesOf = (tag: string): readonly string[] => childrenOf(german, tag).map(nameOf);

const germanLabel = (name: string): string => {
  const label = childrenOf(german, 'customLabels').find((one) => nameOf(one) === name);
  return (label && textOf(label, 'label')) ?? '';
};

const placeholdersIn = (text: string): readonly string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

/** Every German text with where it stands. */
const germanTexts = ['Translations', 'CustomObjectTranslation', 'CustomFieldTranslation'].flatMap((type) =>
  filesOf(type).flatMap(({ name: file, root }) =>
    elementsWithin(root)
      .filter(({ name }) => ['label', 'help', 'errorMessage', 'translation', 'value', 'description'].includes(name))
      .map(({ text }) => ({ at: `${file}: ${text.slice(0, 60)}`, text })),
  ),
);

type TranslatedField = { readonly name: string; readonly help: string | undefined; readonly root: Element };

/** What `toRow` says of each translated field, by object and field. */
const translatedFields = (toRow: (field: TranslatedField) => readonly unknown[]): readonly unknown[] =>
  filesOf('CustomFieldTranslation').map(({ path, root }) => {
    const object = path.split('/')[1]?.replace(/-de$/, '') ?? '';
    return toRow({ name: `${object}.${nameOf(root)}`, help: textOf(root, 'help'), root });
  });

const valueLabels = (field: Element): readonly string[] =>
  elementsWithin(field)
    .filter(({ name }) => name === 'value')
    .map((value) => textOf(value, 'label') ?? '');

/** The rows of docs/glossary-de.md: an English word, its German one, and words not to use for it. */
const glossary = readFileSync(join(PROJECT, 'docs/glossary-de.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| English'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, , , not = '']) => ({ not: not.split(', ').filter((word) => word !== '') }));

const hasWord = (text: string, word: string): boolean =>
  new RegExp(`(?<![\\p{L}_])${word}(?![\\p{L}_])`, 'u').test(text);
