// SPDX-License-Identifier: Apache-2.0
// What a deploy refuses whatever the org holds: scattered tags, names that differ from their files, wrong field shapes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementsWithin, readElement, textOf, textsWithin, type Element } from './element.ts';
import { fields, fileOf, filesOf, PROJECT, sourceFiles } from './orgPackage.ts';

test('children of one tag stand together', () => {
  const scattered = sourceFiles.flatMap(({ path, root }) =>
    elementsWithin(root).flatMap((element) => scatteredTags(element).map((tag) => `${path}: ${element.name}.${tag}`)),
  );
  expect(scattered).toEqual([]);
});

test('scattered tags are found', () => {
  const child = (name: string): Element => ({ name, children: [], text: '' });
  expect(scatteredTags({ name: 'root', text: '', children: ['a', 'b', 'a', 'c', 'c'].map(child) })).toEqual(['a']);
});

test('a component is named as its file', () => {
  const differing = sourceFiles
    .map(({ path, name, root }) => ({ path, name, fullName: textOf(root, 'fullName') }))
    .filter(({ name, fullName }) => fullName !== undefined && fullName !== name);
  expect(differing).toEqual([]);
});

test('every field says what it is for', () => {
  expect(fields.filter(({ description }) => description === undefined)).toEqual([]);
});

test('labels, descriptions and help texts keep to the lengths of the platform', () => {
  const long = sourceFiles.flatMap(({ path, type, root }) =>
    root.children
      .map(({ name, text }) => ({
        path,
        name,
        length: text.length,
        limit: LENGTHS[`${type}.${name}`] ?? LENGTHS[name],
      }))
      .filter(({ length, limit }) => length > (limit ?? Infinity)),
  );
  expect(long).toEqual([]);
});

test('an external id is of a type that may be one', () => {
  const wrong = filesOf('CustomField').filter(
    ({ root }) =>
      textOf(root, 'externalId') === 'true' &&
      !['AutoNumber', 'Email', 'Number', 'Text'].includes(textOf(root, 'type') ?? ''),
  );
  expect(wrong).toEqual([]);
});

test('an object controlled by its parent has a master-detail field and activities', () => {
  const risk = fileOf('CustomObject', 'Risk__c').root;
  expect(textOf(risk, 'sharingModel')).toBe('ControlledByParent');
  expect(textOf(risk, 'enableActivities')).toBe('true');
  expect(fields.filter(({ type }) => type === 'MasterDetail').map(({ object, name }) => `${object}.${name}`)).toEqual([
    'Risk__c.Account__c',
  ]);
});

test('history is kept of status and verdict', () => {
  const tracked = filesOf('CustomField').filter(({ root }) => textOf(root, 'trackHistory') === 'true');
  expect(tracked.map(({ path }) => path)).toEqual([
    'objects/Risk__c/fields/Status__c.field-meta.xml',
    'objects/Risk__c/fields/Verdict__c.field-meta.xml',
  ]);
});

test('a later deploy brings everything but custom metadata records', () => {
  const update = readElement(readFileSync(join(PROJECT, 'config/update.xml'), 'utf8'));
  const types = new Set(sourceFiles.map(({ type }) => CARRIED_BY[type] ?? type));
  types.delete('CustomMetadata');
  expect(new Set(textsWithin(update, 'name'))).toEqual(types);
  const inFolders = (type: string): readonly string[] => [
    'Churn_Risk',
    ...filesOf(type).map(({ name }) => `Churn_Risk/${name}`),
  ];
  expect(textsWithin(update, 'members').filter((member) => member !== '*')).toEqual([
    'Account.Churn_Account_Key__c',
    ...filesOf('CustomObject').map(({ name }) => name),
    ...inFolders('Dashboard'),
    ...inFolders('Report'),
  ]);
});

/** Characters that a text may have, by tag; by type and tag where a type allows less. */
const LENGTHS: Readonly<Record<string, number>> = {
  label: 80,
  'CustomField.label': 40,
  'ListView.label': 40,
  description: 1000,
  'CustomApplication.description': 255,
  'CustomFieldTranslation.label': 40,
  'Dashboard.description': 255,
  'FlexiPage.description': 255,
  'PermissionSet.description': 255,
  'Queue.description': 255,
  'Report.description': 255,
  'Report.name': 40,
  'ReportType.description': 255,
  'ReportType.label': 50,
  'ValidationRule.description': 255,
  inlineHelpText: 510,
  errorMessage: 255,
  help: 510,
  masterLabel: 80,
  title: 80,
};

/** Parts of an object, a translation or a folder that come with it. */
const CARRIED_BY: Readonly<Record<string, string>> = {
  CompactLayout: 'CustomObject',
  CustomFieldTranslation: 'CustomObjectTranslation',
  DashboardFolder: 'Dashboard',
  ListView: 'CustomObject',
  ReportFolder: 'Report',
  ValidationRule: 'CustomObject',
};

function scatteredTags(element: Element): readonly string[] {
  const runs = element.children.filter(({ name }, index) => element.children[index - 1]?.name !== name);
  return [...new Set(runs.map(({ name }) => name))].filter(
    (name) => runs.filter((run) => run.name === name).length > 1,
  );
}
