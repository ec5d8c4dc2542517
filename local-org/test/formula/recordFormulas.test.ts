// SPDX-License-Identifier: Apache-2.0
// Formulas of deployed metadata on records: validation rules, calculated fields, defaults, and what they can name.
import { aFieldXml, anObjectXml, deployFiles, problemsOf } from '../metadata/deployFiles.ts';
import { ADMIN_ID, insert, insertUser, openTestOrg, type TestOrg } from '../testOrg.ts';

let testOrg: TestOrg;
beforeEach(() => {
  testOrg = openTestOrg();
});
afterEach(() => testOrg.close());

const calculated = (name: string, type: string, formula: string, more = ''): string =>
  aFieldXml(name, `<formula>${formula}</formula>${more}<type>${type}</type>`);
const NUMBER = '<precision>18</precision><scale>2</scale>';

const FIELDS = [
  aFieldXml('Amount__c', `${NUMBER}<type>Currency</type>`),
  aFieldXml('Share__c', '<precision>5</precision><scale>2</scale><type>Percent</type>'),
  aFieldXml('Until__c', '<type>DateTime</type>'),
  aFieldXml('Holder__c'),
  aFieldXml(
    'Code__c',
    '<defaultValue>"C-" &amp; TEXT(YEAR(TODAY()))</defaultValue><length>20</length><type>Text</type>',
  ),
  aFieldXml(
    'Account__c',
    '<referenceTo>Account</referenceTo><relationshipName>Things</relationshipName><type>Lookup</type>',
  ),
  calculated(
    'Weighted__c',
    'Number',
    'Amount__c * Share__c',
    `<formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>${NUMBER}`,
  ),
  calculated('Half__c', 'Percent', 'Share__c / 2', NUMBER),
  calculated('Seller__c', 'Text', 'Account__r.Owner.Username'),
].join('');

const rule = (name: string, formula: string, field = ''): string =>
  `<validationRules><fullName>${name}</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula>${field && `<errorDisplayField>${field}</errorDisplayField>`}<errorMessage>${name} is broken.</errorMessage></validationRules>`;

const deployThings = (rules = '', more: Record<string, string> = {}) =>
  deployFiles(testOrg.org, { 'objects/Thing__c.object': anObjectXml('Thing', FIELDS + rules), ...more });

const save = (values: Record<string, string | number | null>, id?: string, userId = ADMIN_ID) =>
  testOrg.org.records.save({
    object: 'Thing__c',
    operation: id === undefined ? 'insert' : 'update',
    records: [id === undefined ? { values: { Name: 'x', ...values } } : { id, values }],
    allOrNone: false,
    actor: { userId, system: true },
  })[0];

const broken = (name: string, fields: readonly string[] = []) => ({
  success: false,
  errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: `${name} is broken.`, fields }],
});

it('calculates fields from the record and its parents, percent as a share', async () => {
  await deployThings();
  const Account__c = insert(testOrg.org, 'Account', { Name: 'Acme' });
  insert(testOrg.org, 'Thing__c', { Name: 'full', Amount__c: 200, Share__c: 24, Account__c });
  insert(testOrg.org, 'Thing__c', { Name: 'empty' });

  expect(await testOrg.query('SELECT Weighted__c, Half__c, Seller__c FROM Thing__c ORDER BY Name DESC')).toEqual([
    { Weighted__c: 48, Half__c: 12, Seller__c: 'admin@local-org.example' },
    { Weighted__c: 0, Half__c: null, Seller__c: null },
  ]);
});

it('fills a default from its formula', async () => {
  await deployThings();
  insert(testOrg.org, 'Thing__c', { Name: 'x' });

  expect(await testOrg.query('SELECT Code__c FROM Thing__c')).toEqual([{ Code__c: 'C-2026' }]);
});

it('refuses a record that breaks a rule, and names the rule’s field', async () => {
  await deployThings(rule('Not_Negative', 'Amount__c &lt; 0', 'Amount__c') + rule('Named', 'LEN(Name) = 0'));

  expect(save({ Amount__c: -1 })).toEqual(broken('Not_Negative', ['Amount__c']));
  expect(save({ Amount__c: null })).toMatchObject({ success: true });
});

it('compares with what the record was', async () => {
  const lease =
    'AND(NOT(ISNEW()), ISCHANGED(Holder__c), NOT(ISBLANK(PRIORVALUE(Holder__c))), NOT(ISBLANK(Holder__c)), PRIORVALUE(Until__c) + 10 / 1440 &gt; NOW())';
  await deployThings(rule('Held', lease));
  const held = save({ Holder__c: 'a', Until__c: '2026-03-04T11:55:00.000Z' });
  const lapsed = save({ Holder__c: 'a', Until__c: '2026-03-04T11:45:00.000Z' });

  expect(save({ Holder__c: 'b' }, held?.id)).toEqual({ ...broken('Held'), id: held?.id });
  expect(save({ Holder__c: 'b' }, lapsed?.id)).toMatchObject({ success: true });
  expect(save({ Holder__c: null }, held?.id)).toMatchObject({ success: true });
});

it('asks who saves, by user and by custom permission', async () => {
  const files = {
    'customPermissions/Skip.customPermission':
      '<CustomPermission><isLicensed>false</isLicensed><label>Skip</label></CustomPermission>',
    'permissionsets/Skippers.permissionset':
      '<PermissionSet><customPermissions><enabled>true</enabled><name>Skip</name></customPermissions><label>Skippers</label></PermissionSet>',
  };
  await deployThings(
    rule('Blocked', 'NOT($Permission.Skip) &amp;&amp; $User.Username &lt;&gt; &quot;boss@example.com&quot;'),
    files,
  );
  const [boss, skipper, other] = ['boss', 'skipper', 'other'].map((name) =>
    insertUser(testOrg.org, `${name}@example.com`),
  );
  const [set] = testOrg.org.records.find('PermissionSet', { Name: 'Skippers' });
  insert(testOrg.org, 'PermissionSetAssignment', { AssigneeId: skipper ?? null, PermissionSetId: set?.['Id'] ?? null });

  expect([boss, skipper, other].map((userId) => save({}, undefined, userId)?.success)).toEqual([true, true, false]);
});

it('reads labels and custom metadata records as they are now', async () => {
  const record = (limit: number) => ({
    'customMetadata/Rule.Big.md': `<CustomMetadata><label>Big</label><values><field>Limit__c</field><value>${limit}</value></values></CustomMetadata>`,
  });
  const labels = (strict: string): string =>
    `<CustomLabels><labels><fullName>Strict</fullName><language>en_US</language><protected>false</protected><shortDescription>Strict</shortDescription><value>${strict}</value></labels></CustomLabels>`;
  const type = `<CustomObject><label>Rule</label><pluralLabel>Rules</pluralLabel>${aFieldXml('Limit__c', '<precision>5</precision><scale>0</scale><type>Number</type>')}</CustomObject>`;
  await deployThings(
    rule('Limited', 'Amount__c &gt; $CustomMetadata.Rule__mdt.Big.Limit__c &amp;&amp; $Label.Strict = &quot;yes&quot;'),
    {
      'objects/Rule__mdt.object': type,
      'labels/CustomLabels.labels': labels('yes'),
      ...record(10),
    },
  );
  expect(save({ Amount__c: 11 })).toEqual(broken('Limited'));

  await deployFiles(testOrg.org, record(20));
  expect(save({ Amount__c: 11 })).toMatchObject({ success: true });
  expect(save({ Amount__c: 21 })).toEqual(broken('Limited'));

  await deployFiles(testOrg.org, { 'labels/CustomLabels.labels': labels('no') });
  expect(save({ Amount__c: 21 })).toMatchObject({ success: true });
});

it.each([
  ['an unknown parent', 'Nobody__r.Name = &quot;x&quot;', 'Field Nobody__r.Name does not exist. Check spelling.'],
  ['an unknown global', '$Weather.Rain', 'Field $Weather.Rain does not exist. Check spelling.'],
  ['an unknown permission', '$Permission.None', 'Field $Permission.None does not exist. Check spelling.'],
  [
    'a formula that is no condition',
    'Amount__c + 1',
    'Formula result is data type (number), incompatible with expected data type (true or false).',
  ],
])('a rule with %s is refused', async (_, formula, message) => {
  expect(problemsOf(await deployThings(rule('Bad', formula)))).toEqual([
    `ValidationRule Thing__c.Bad: errorConditionFormula: ${message}`,
  ]);
});
