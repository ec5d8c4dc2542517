// SPDX-License-Identifier: Apache-2.0
import { aFlow, filter, idOf, input, openFlowOrg, anElement, ref, text, to, writeNote } from './flowOrg.ts';

const TASK = anElement(
  'recordCreates',
  'Create',
  `${input('Subject', text('made'))}${input('WhatId', ref('$Record.Id'))}<object>Task</object>`,
);
const trigger = (type: string): string =>
  `<object>Order__c</object><recordTriggerType>${type}</recordTriggerType><triggerType>RecordAfterSave</triggerType>`;

describe('entering a Flow', () => {
  it.each([
    ['Create', 1],
    ['Update', 1],
    ['CreateAndUpdate', 2],
  ])('on %s', async (type, tasks) => {
    const org = await openFlowOrg({ Make: aFlow(to('Create'), TASK, trigger(type)) });

    const [created] = await org.save('insert', { Amount__c: 1 });
    await org.save('update', { Id: idOf(created), Amount__c: 2 });

    expect(org.tasks('Subject')).toHaveLength(tasks);
    await org.close();
  });

  it('asks the filters, joined by their logic', async () => {
    const filters =
      filter('Amount__c', 'GreaterThan', '<value><numberValue>10</numberValue></value>') +
      filter('Paid__c', 'EqualTo', '<value><booleanValue>true</booleanValue></value>') +
      filter('Status__c', 'EqualTo', text('Lost'));
    const org = await openFlowOrg({
      Make: aFlow(`${to('Create')}<filterLogic>1 AND (2 OR NOT 3)</filterLogic>${filters}`, TASK),
    });

    await org.save(
      'insert',
      { Amount__c: 11, Status__c: 'Lost' },
      { Amount__c: 11, Status__c: 'Lost', Paid__c: true },
      { Amount__c: 11 },
      { Amount__c: 10 },
    );

    expect(org.tasks('Subject')).toHaveLength(2);
    await org.close();
  });

  it('waits until an update first meets the criteria, where the Flow says so', async () => {
    const start = `${to('Create')}<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria>${filter('Status__c', 'EqualTo', text('Sent'))}`;
    const org = await openFlowOrg({ Make: aFlow(start, TASK) });
    const [created] = await org.save('insert', { Status__c: 'New' });
    const change = (values: Record<string, string | number>) => org.save('update', { Id: idOf(created), ...values });

    await change({ Status__c: 'Sent' });
    await change({ Amount__c: 5 });
    expect(org.tasks('Subject')).toHaveLength(1);

    await change({ Status__c: 'New' });
    await change({ Status__c: 'Sent' });
    expect(org.tasks('Subject')).toHaveLength(2);
    await org.close();
  });

  it('asks a formula that knows what the record was', async () => {
    const formula =
      '<filterFormula>AND({!$Record.Amount__c} &gt; 0, OR(ISNEW(), {!$Record.Amount__c} &gt; BLANKVALUE({!$Record__Prior.Amount__c}, 0)))</filterFormula>';
    const org = await openFlowOrg({ Make: aFlow(`${to('Create')}${formula}`, TASK) });
    const [first, second] = await org.save('insert', { Amount__c: 1 }, { Amount__c: 0 });

    await org.save('update', { Id: idOf(first), Amount__c: 1 }, { Id: idOf(second), Amount__c: 1 });
    await org.save('update', { Id: idOf(first), Amount__c: 2 }, { Id: idOf(second), Amount__c: 0 });

    expect(org.tasks('WhatId')).toEqual([{ WhatId: idOf(first) }, { WhatId: idOf(second) }, { WhatId: idOf(first) }]);
    await org.close();
  });

  it('does not start a Flow again for a record that the Flow itself saves', async () => {
    const org = await openFlowOrg({
      Note: aFlow(
        to('Write'),
        writeNote(ref('next')) +
          '<formulas><name>next</name><dataType>String</dataType><expression>{!$Record.Note__c} &amp; "x"</expression></formulas>',
      ),
    });

    await org.save('insert', { Note__c: '' });

    expect(org.orders('Note__c')).toEqual([{ Note__c: 'x' }]);
    await org.close();
  });

  it('runs the Flows of an object in the order of their numbers', async () => {
    const append = (letter: string, order: number) =>
      aFlow(
        to('Get'),
        `<triggerOrder>${order}</triggerOrder>
         <formulas><name>next</name><dataType>String</dataType><expression>{!Get.Note__c} &amp; "${letter}"</expression></formulas>
         ${anElement('recordLookups', 'Get', `${to('Write')}${filter('Id', 'EqualTo', ref('$Record.Id'))}<getFirstRecordOnly>true</getFirstRecordOnly><object>Order__c</object><storeOutputAutomatically>true</storeOutputAutomatically>`)}
         ${writeNote(ref('next'))}`,
      );
    const org = await openFlowOrg({ First: append('a', 20), Second: append('b', 10) });

    await org.save('insert', { Note__c: '>' });

    expect(org.orders('Note__c')).toEqual([{ Note__c: '>ba' }]);
    await org.close();
  });
});
