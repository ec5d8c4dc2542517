// SPDX-License-Identifier: Apache-2.0
import type { World } from '../../src/loadRisks/world.ts';
import { connectBySecret } from '../../src/loadRisks/salesforceLogin.ts';
import { aBridge, loginTo, MESSAGE_ID } from './aBridge.ts';

const DONE = { batchItemFailures: [] };
const COMES_AGAIN = { batchItemFailures: [{ itemIdentifier: MESSAGE_ID }] };

const bridge = aBridge(['a1', 'a2']);

test('a job that outlives the Lambda goes on; the next delivery waits for it and finishes the load', async () => {
  const event = await bridge.putRun({ a1: 0.9, a2: 0.3 });

  expect(await bridge.deliver(event, lookingAtJobsEvery(60_000), 2_000)).toEqual(COMES_AGAIN);
  expect(await churnRun()).toMatchObject({ Status__c: 'Loading', Loading_Season__c: null, Lease_Holder__c: null });

  expect(await bridge.deliver(event)).toEqual(DONE);
  expect(bridge.endings.map(({ kind }) => kind)).toEqual(['unfinished', 'loaded']);
  expect(await bridge.org.query('SELECT Id FROM Risk__c')).toHaveLength(2);
  expect(await bridge.org.query('SELECT Id FROM Task')).toHaveLength(1);
  expect(await churnRun()).toMatchObject({ Status__c: 'Loaded', Loading_Season__c: null });
});

test('without a queue the Lambda throws, because only an error brings the event back', async () => {
  const event = await bridge.putRun({ a1: 0.9 });

  await expect(bridge.invoke(event, lookingAtJobsEvery(60_000), 2_000)).rejects.toMatchObject({ code: 'timed_out' });
});

test('time that is over before the org was asked leaves no trace in it', async () => {
  const event = await bridge.putRun({ a1: 0.9 });

  expect(await bridge.deliver(event, {}, 0)).toEqual(COMES_AGAIN);
  expect(await bridge.org.query('SELECT Id FROM Churn_Run__c')).toEqual([]);
  expect(await bridge.deliver(event)).toEqual(DONE);
});

/** The first look at a job comes so late that the deadline is before it. */
function lookingAtJobsEvery(pollMs: number): Partial<World> {
  return { connect: () => connectBySecret({ read: async () => loginTo(bridge.org) }, { pollMs }) };
}

async function churnRun(): Promise<unknown> {
  return (await bridge.org.query('SELECT FIELDS(ALL) FROM Churn_Run__c LIMIT 1'))[0];
}
