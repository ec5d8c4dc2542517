// SPDX-License-Identifier: Apache-2.0
// What a German rep reads, told by the local org from the deployed translations.
import { SALES_USER } from '../../../local/users.ts';
import { textOf } from '../element.ts';
import { filesOf } from '../orgPackage.ts';
import { idOf, startDeployedOrg, type DeployedOrg } from './deployedOrg.ts';

let org: DeployedOrg;

beforeAll(async () => {
  org = await startDeployedOrg();
  const [rep] = await org.admin.query(`SELECT Id FROM User WHERE Username = '${SALES_USER.username}'`);
  idOf(await org.admin.update('User', [{ Id: rep?.Id ?? '', LanguageLocaleKey: 'de', LocaleSidKey: 'de_DE' }]));
}, 120_000);

afterAll(() => org.close());

type ObjectDescription = {
  readonly label: string;
  readonly labelPlural: string;
  readonly fields: readonly FieldDescription[];
};
type FieldDescription = {
  readonly name: string;
  readonly label: string;
  readonly picklistValues: readonly { readonly value: string; readonly label: string }[];
};

async function describe(object: string, token = org.repToken): Promise<ObjectDescription> {
  const url = `${org.url}/services/data/v66.0/sobjects/${object}/describe`;
  return (await (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).json()) as ObjectDescription;
}

test('objects have German names', async () => {
  const names = [await describe('Risk__c'), await describe('Churn_Run__c')];
  expect(names.map(({ label, labelPlural }) => [label, labelPlural])).toEqual([
    ['Kündigungsrisiko', 'Kündigungsrisiken'],
    ['Modelllauf', 'Modellläufe'],
  ]);
});

test('every field of a risk that sales sees has its German label, for an administrator its English one', async () => {
  const german = labelsOf(await describe('Risk__c'));
  const translated = filesOf('CustomFieldTranslation').map(({ name, root }) => [name, textOf(root, 'label')]);
  expect(translated).toEqual(expect.arrayContaining(Object.entries(german)));
  expect(german).toMatchObject({ Band__c: 'Stufe', Value_At_Risk__c: 'Gefährdeter Wert', Verdict__c: 'Einschätzung' });
  const english = labelsOf(await describe('Risk__c', org.adminToken));
  expect(english).toMatchObject({ Band__c: 'Band', Value_At_Risk__c: 'Value At Risk', Verdict__c: 'Verdict' });
});

test('values of a picklist keep their API names and have German labels', async () => {
  const { fields } = await describe('Risk__c');
  const verdict = fields.find(({ name }) => name === 'Verdict__c');
  expect(verdict?.picklistValues.map(({ value, label }) => [value, label])).toEqual([
    ['Real risk', 'Echtes Risiko'],
    ['Already known', 'Schon bekannt'],
    ['Wrong data', 'Falsche Daten'],
    ['Not a risk', 'Kein Risiko'],
    ['Duplicate', 'Doppelt'],
  ]);
});

const labelsOf = ({ fields }: ObjectDescription): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.filter(({ name }) => name.endsWith('__c')).map(({ name, label }) => [name, label]));
