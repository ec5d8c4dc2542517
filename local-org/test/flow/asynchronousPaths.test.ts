// SPDX-License-Identifier: Apache-2.0
import { createActiveFlows } from '../../src/flow/activeFlows.ts';
import { FAILED_INTERVIEW } from '../../src/flow/asynchronousBatch.ts';
import { createAfterCommit } from '../../src/flow/asynchronousPaths.ts';
import { createFlowVersions } from '../../src/flow/flowVersions.ts';
import type { Change, Records, SaveRequest } from '../../src/records/records.ts';
import { aFlow, anElement, idOf, input, openFlowOrg, ref, text, to, writeNote, type FlowOrg } from './flowOrg.ts';

const later = (name: string, inner = ''): string =>
  `<scheduledPaths>${to(name)}${inner}<pathType>AsyncAfterCommit</pathType></scheduledPaths>`;

const TASK = anElement(
  'recordCreates',
  'Create',
  `${input('Subject', ref('$Record.Text__c'))}${input('OwnerId', ref('$Record.Account__r.OwnerId'))}${input('WhatId', ref('$Record.Id'))}<object>Task</object>`,
);

/** The change that the creation of an order was. */
function creationOf({ org }: FlowOrg, id: string): Change {
  const object = org.schema.object('Order__c');
  const values = org.records.read('Order__c', id);
  if (object === undefined || values === undefined) throw new Error(`no order ${id}`);
  return { index: 0, object, id, isNew: true, prior: undefined, values };
}

/** Records of which the first saves of an object find their rows locked. */
function lockedAtFirst(records: Records, object: string, times: number): Records & { saves: number } {
  const locked = {
    ...records,
    saves: 0,
    save: (request: SaveRequest) => {
      if (request.object !== object) return records.save(request);
      locked.saves += 1;
      if (locked.saves > times) return records.save(request);
      const errors = [
        { statusCode: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access to this record', fields: [] },
      ];
      return request.records.map(() => ({ success: false as const, errors }));
    },
  };
  return locked;
}

const NOTE_THEN_TASK = writeNote(text('seen')).replace('</recordUpdates>', `${to('Create')}</recordUpdates>`) + TASK;
/** Runs for new orders only, because it changes the order itself. */
const onCreate = (start: string, rest: string): string => aFlow(start, rest, ON_CREATE);
const ON_CREATE =
  '<object>Order__c</object><recordTriggerType>Create</recordTriggerType><triggerType>RecordAfterSave</triggerType>';

const ACTOR = { userId: '0055g0000000001AAA', system: false };

describe('an asynchronous path', () => {
  it('runs after the commit, so that its faults refuse no record', async () => {
    const org = await openFlowOrg({ Later: aFlow(later('Create'), TASK) });

    const results = await org.save('insert', { Text__c: 'x'.repeat(300) }, { Text__c: 'fits' });

    expect(results.map(({ success }) => success)).toEqual([true, true]);
    expect(org.tasks('Subject')).toEqual([{ Subject: 'fits' }]);
    expect(org.org.store.list(FAILED_INTERVIEW)).toEqual([
      {
        flow: 'Later',
        recordId: idOf(results[0]),
        message: expect.stringContaining('STRING_TOO_LONG'),
        failedAt: '2026-03-04T12:00:00.000Z',
      },
    ]);
    await org.close();
  });

  it('sees the record as it is by then, and what it was before the save', async () => {
    const flow = aFlow(
      `${to('Mark')}<filterFormula>ISNEW() || {!$Record.Amount__c} &lt;&gt; {!$Record__Prior.Amount__c}</filterFormula>${later('Write')}`,
      writeNote(text('{!$Record.Text__c} {!$Record__Prior.Amount__c}')) +
        anElement(
          'recordUpdates',
          'Mark',
          `${input('Text__c', text('marked'))}<inputReference>$Record</inputReference>`,
        ),
    );
    const org = await openFlowOrg({ Later: flow });

    const [order] = await org.save('insert', { Amount__c: 1 });
    await org.save('update', { Id: idOf(order), Amount__c: 2 });

    expect(org.orders('Note__c', 'Text__c')).toEqual([{ Note__c: 'marked 1', Text__c: 'marked' }]);
    await org.close();
  });

  it('takes nothing back of what the interviews beside a failed one did', async () => {
    const flow = onCreate(later('Write'), NOTE_THEN_TASK);
    const org = await openFlowOrg({ Later: flow });

    await org.save('insert', { Text__c: 'x'.repeat(300) }, { Text__c: 'fits' });

    expect(org.orders('Note__c')).toEqual([{ Note__c: null }, { Note__c: 'seen' }]);
    await org.close();
  });

  it('starts again when a record is locked, with nothing of the first attempt left', async () => {
    const org = await openFlowOrg();
    const [order] = await org.save('insert', { Text__c: 'call' });
    const versions = createFlowVersions(org.org.store);
    versions.deploy('Later', onCreate(later('Write'), NOTE_THEN_TASK), true);
    const records = lockedAtFirst(org.org.records, 'Task', 2);
    const flows = createActiveFlows(versions, { ...org.org, records });

    createAfterCommit(flows, { ...org.org, records })([creationOf(org, idOf(order))], ACTOR);
    await org.org.background.idle();

    expect(records.saves).toBe(3);
    expect(org.tasks('Subject')).toEqual([{ Subject: 'call' }]);
    expect(org.orders('Note__c')).toEqual([{ Note__c: 'seen' }]);
    await org.close();
  });

  it('gives up when the lock stays, and says so', async () => {
    const org = await openFlowOrg();
    const [order] = await org.save('insert', { Text__c: 'call' });
    const versions = createFlowVersions(org.org.store);
    versions.deploy('Later', aFlow(later('Create'), TASK), true);
    const records = lockedAtFirst(org.org.records, 'Task', 99);

    createAfterCommit(createActiveFlows(versions, { ...org.org, records }), { ...org.org, records })(
      [creationOf(org, idOf(order))],
      ACTOR,
    );
    await org.org.background.idle();

    expect(records.saves).toBe(4);
    expect(org.org.store.list(FAILED_INTERVIEW)).toEqual([
      expect.objectContaining({ message: 'unable to obtain exclusive access to this record' }),
    ]);
    await org.close();
  });

  it('ends when it keeps setting itself going', async () => {
    const org = await openFlowOrg({ Circle: aFlow(later('Write'), writeNote(text('again'))) });

    const [order] = await org.save('insert', {});

    expect(org.org.store.list(FAILED_INTERVIEW)).toEqual([
      expect.objectContaining({ recordId: idOf(order), message: 'The asynchronous path keeps setting itself going.' }),
    ]);
    await org.close();
  });

  it('runs in batches of the size that the path says', async () => {
    const flow = aFlow(later('Create', '<maxBatchSize>2</maxBatchSize>'), TASK);
    const org = await openFlowOrg();
    const orders = await org.save('insert', {}, {}, {});
    const versions = createFlowVersions(org.org.store);
    versions.deploy('Later', flow, true);
    const records = lockedAtFirst(org.org.records, 'Task', 0);

    createAfterCommit(createActiveFlows(versions, { ...org.org, records }), { ...org.org, records })(
      orders.map((order) => creationOf(org, idOf(order))),
      ACTOR,
    );
    await org.org.background.idle();

    expect(records.saves).toBe(2);
    expect(org.tasks('Subject')).toHaveLength(3);
    await org.close();
  });
});
