// SPDX-License-Identifier: Apache-2.0
// Elements that read and save records: what they do, and what happens when a record cannot be saved.
import {
  aFlow,
  anElement,
  assign,
  filter,
  idOf,
  input,
  openFlowOrg,
  ref,
  text,
  to,
  variable,
  writeNote,
} from '../flowOrg.ts';

const first = '<getFirstRecordOnly>true</getFirstRecordOnly>';
const stored = '<storeOutputAutomatically>true</storeOutputAutomatically>';
const FAULT_TEXT =
  'This error occurred when the flow tried to create records: REQUIRED_FIELD_MISSING: Required fields are missing: [Name]. You can look up ExceptionCode values in the SOAP API Developer Guide.';

const lookup = (inner: string, sort = ''): string =>
  anElement('recordLookups', 'Get', `${to('Write')}${inner}${first}<object>Account</object>${sort}${stored}`);

describe('Get Records', () => {
  it('finds the first record in the order asked for', async () => {
    const flow = aFlow(
      to('Get'),
      lookup(filter('Name', 'StartsWith', text('b')), '<sortField>Name</sortField><sortOrder>Desc</sortOrder>') +
        writeNote(ref('Get.Name')),
    );
    const org = await openFlowOrg({ Find: flow });
    org.org.records.save({
      object: 'Account',
      operation: 'insert',
      allOrNone: true,
      actor: { userId: '0055g0000000001AAA', system: true },
      records: ['Ba', 'Bc', 'Bb', 'Cd'].map((Name) => ({ values: { Name } })),
    });

    await org.save('insert', {});

    expect(org.orders('Note__c')).toEqual([{ Note__c: 'Bc' }]);
    await org.close();
  });

  it('leaves nothing where nothing is found; a field of nothing ends the interview', async () => {
    const flow = aFlow(to('Get'), lookup(filter('Name', 'EqualTo', text('none'))) + writeNote(ref('Get.Name')));
    const org = await openFlowOrg({ Find: flow });

    const [result] = await org.save('insert', {});

    expect(result).toEqual({
      success: false,
      errors: [
        {
          statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
          message: expect.stringMatching(
            /^We can't save this record because the “A flow” process failed\. Give your Salesforce admin these details\. <b>An unhandled fault has occurred in this flow<\/b><br>The flow failed to access the value for Get\.Name because it hasn't been set or assigned\. Error ID: \d+-\d+ \(-?\d+\)$/,
          ),
          fields: [],
        },
      ],
    });
    expect(org.orders('Name')).toEqual([]);
    await org.close();
  });

  it('fills variables field by field', async () => {
    const flow = aFlow(
      to('Get'),
      anElement(
        'recordLookups',
        'Get',
        `<assignNullValuesIfNoRecordsFound>true</assignNullValuesIfNoRecordsFound>${to('Write')}${filter('Id', 'EqualTo', ref('$Record.Id'))}<object>Order__c</object><outputAssignments><assignToReference>found</assignToReference><field>Name</field></outputAssignments>`,
      ) +
        writeNote(ref('found')) +
        variable('found', 'String'),
    );
    const org = await openFlowOrg({ Find: flow });

    await org.save('insert', { Name: 'Mine' });

    expect(org.orders('Note__c')).toEqual([{ Note__c: 'Mine' }]);
    await org.close();
  });
});

describe('Create Records', () => {
  const create = (fault = ''): string =>
    anElement(
      'recordCreates',
      'Make',
      `${to('Write')}${fault}${input('Name', ref('$Record.Text__c'))}<object>Account</object>${stored}`,
    );

  it('stands for the id of what it made', async () => {
    const org = await openFlowOrg({ Make: aFlow(to('Make'), create() + writeNote(ref('Make'))) });

    await org.save('insert', { Text__c: 'New one' });

    const [account] = org.org.records.find('Account', { Name: 'New one' });
    expect(org.orders('Note__c')).toEqual([{ Note__c: account?.['Id'] }]);
    await org.close();
  });

  it('goes the fault path for those that fail, and the other way for the rest', async () => {
    const flow = aFlow(
      to('Make'),
      create(to('Write_fault', 'faultConnector')) +
        writeNote(text('fine')) +
        writeNote(ref('$Flow.FaultMessage'), 'Write_fault'),
    );
    const org = await openFlowOrg({ Make: flow });

    await org.save('insert', { Text__c: 'Good' }, { Text__c: null });

    expect(org.orders('Note__c')).toEqual([{ Note__c: 'fine' }, { Note__c: FAULT_TEXT }]);
    await org.close();
  });

  it('refuses only the record whose fault has no path, and saves the others', async () => {
    const org = await openFlowOrg({ Make: aFlow(to('Make'), create() + writeNote(text('fine'))) });

    const results = await org.save('insert', { Text__c: 'Good' }, { Text__c: null }, { Text__c: 'Better' });

    expect(results.map(({ success }) => success)).toEqual([true, false, true]);
    expect(org.org.records.find('Account', {}).map(({ Name }) => Name)).toEqual(['Good', 'Better']);
    await org.close();
  });

  it('makes the records of a collection', async () => {
    const flow = aFlow(
      to('Fill'),
      anElement(
        'assignments',
        'Fill',
        ['a', 'b'].map((name) => assign('one.Name', 'Assign', text(name)) + assign('all', 'Add', ref('one'))).join('') +
          to('Make'),
      ) +
        anElement('recordCreates', 'Make', '<inputReference>all</inputReference>') +
        variable('one', 'SObject', '<objectType>Account</objectType>') +
        variable('all', 'SObject', '<objectType>Account</objectType>', true),
    );
    const org = await openFlowOrg({ Make: flow });

    await org.save('insert', {});

    expect(org.org.records.find('Account', {}).map(({ Name }) => Name)).toEqual(['a', 'b']);
    await org.close();
  });
});

describe('Update and Delete Records', () => {
  it('change what the filters describe', async () => {
    const flow = aFlow(
      to('Update'),
      anElement('recordDeletes', 'Delete', `${filter('Note__c', 'EqualTo', text('old'))}<object>Order__c</object>`) +
        anElement(
          'recordUpdates',
          'Update',
          `${to('Delete')}${filter('Amount__c', 'LessThan', '<value><numberValue>5</numberValue></value>')}${input('Status__c', text('Lost'))}<object>Order__c</object>`,
        ),
      '<object>Order__c</object><recordTriggerType>Update</recordTriggerType><triggerType>RecordAfterSave</triggerType>',
    );
    const org = await openFlowOrg({ Sweep: flow });
    const [order] = await org.save('insert', { Amount__c: 9 }, { Amount__c: 1 }, { Amount__c: 7, Note__c: 'old' });

    await org.save('update', { Id: idOf(order), Due__c: '2026-01-01' });

    expect(org.orders('Amount__c', 'Status__c')).toEqual([
      { Amount__c: 9, Status__c: 'New' },
      { Amount__c: 1, Status__c: 'Lost' },
    ]);
    await org.close();
  });
});
