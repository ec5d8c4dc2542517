// SPDX-License-Identifier: Apache-2.0
import { aFlow, anElement, assign, filter, openFlowOrg, ref, text, to, variable, writeNote } from '../flowOrg.ts';

/** Runs assignments and answers what the template says afterwards. */
async function runAssignments(items: string, template: string, more = ''): Promise<unknown> {
  const flow = aFlow(
    to('Assign'),
    anElement('assignments', 'Assign', `${items}${to('Write')}`) + writeNote(text(template)) + more,
  );
  const org = await openFlowOrg({ Assign: flow });
  await org.save('insert', { Amount__c: 2, Due__c: '2026-03-31' });
  const [saved] = org.orders('Note__c');
  await org.close();
  return saved?.['Note__c'];
}

const one = '<value><numberValue>1</numberValue></value>';

describe('an assignment', () => {
  it.each([
    ['a text', assign('text', 'Assign', ref('$Record.Amount__c')), '{!text}', variable('text', 'String'), '2'],
    [
      'a number with Add',
      assign('count', 'Add', one) + assign('count', 'Add', ref('$Record.Amount__c')),
      '{!count}',
      variable('count', 'Number', one),
      '4',
    ],
    ['a number with Subtract', assign('count', 'Subtract', one), '{!count}', variable('count', 'Number'), '-1'],
    [
      'a date moved by days',
      assign('day', 'Assign', ref('$Record.Due__c')) + assign('day', 'Add', one),
      '{!day}',
      variable('day', 'Date'),
      '2026-04-01',
    ],
    ['text that is appended', assign('text', 'Add', text('b')), '{!text}', variable('text', 'String', text('a')), 'ab'],
    [
      'the size of a collection',
      assign('list', 'Add', text('a')) + assign('list', 'Add', text('b')) + assign('size', 'AssignCount', ref('list')),
      '{!size}',
      variable('list', 'String', '', true) + variable('size', 'Number'),
      '2',
    ],
    [
      'a field of a record variable',
      assign('order.Note__c', 'Assign', text('x')),
      '{!order.Note__c}',
      variable(
        'order',
        'SObject',
        '<objectType>Order__c</objectType><value><elementReference>$Record</elementReference></value>',
      ),
      'x',
    ],
  ])('sets %s', async (_, items, template, variables, expected) => {
    expect(await runAssignments(items, template, variables)).toBe(expected);
  });
});

describe('a loop', () => {
  it('walks over a collection in its order, or backwards', async () => {
    const loop = (order: string) => assign('list', 'Add', text('a')) + assign('list', 'Add', text('b')) + `|${order}`;
    const run = async (order: string): Promise<unknown> => {
      const [items = ''] = loop(order).split('|');
      const flow = aFlow(
        to('Fill'),
        anElement('assignments', 'Fill', `${items}${to('Each')}`) +
          anElement('assignments', 'Join', `${assign('joined', 'Add', ref('Each'))}${to('Each')}`) +
          anElement(
            'loops',
            'Each',
            `<collectionReference>list</collectionReference><iterationOrder>${order}</iterationOrder>${to('Join', 'nextValueConnector')}${to('Write', 'noMoreValuesConnector')}`,
          ) +
          writeNote(ref('joined')) +
          variable('list', 'String', '', true) +
          variable('joined', 'String'),
      );
      const org = await openFlowOrg({ Loop: flow });
      await org.save('insert', {});
      const [saved] = org.orders('Note__c');
      await org.close();
      return saved?.['Note__c'];
    };

    expect(await run('Asc')).toBe('ab');
    expect(await run('Desc')).toBe('ba');
  });

  it('changes the records of a collection, which then are saved together', async () => {
    const flow = aFlow(
      to('Get'),
      anElement(
        'assignments',
        'Close',
        `${assign('Each.Status', 'Assign', text('Completed'))}${assign('closed', 'Add', ref('Each'))}${to('Each')}`,
      ) +
        anElement(
          'loops',
          'Each',
          `<collectionReference>Get</collectionReference><iterationOrder>Asc</iterationOrder>${to('Close', 'nextValueConnector')}${to('Save', 'noMoreValuesConnector')}`,
        ) +
        anElement(
          'recordLookups',
          'Get',
          `${to('Each')}${filter('WhatId', 'EqualTo', ref('$Record.Id'))}<getFirstRecordOnly>false</getFirstRecordOnly><object>Task</object><storeOutputAutomatically>true</storeOutputAutomatically>`,
        ) +
        anElement('recordUpdates', 'Save', '<inputReference>closed</inputReference>') +
        variable('closed', 'SObject', '<objectType>Task</objectType>', true),
    );
    const org = await openFlowOrg({ Close: flow });
    const [order, other] = await org.save('insert', {}, {});
    for (const result of [order, order, other])
      org.org.records.save({
        object: 'Task',
        operation: 'insert',
        allOrNone: true,
        actor: { userId: '0055g0000000001AAA', system: true },
        records: [{ values: { Subject: 'x', WhatId: result?.id ?? null } }],
      });

    await org.save('update', { Id: order?.id ?? '', Amount__c: 1 });

    expect(org.tasks('Status')).toEqual([{ Status: 'Completed' }, { Status: 'Completed' }, { Status: 'Not Started' }]);
    await org.close();
  });
});
