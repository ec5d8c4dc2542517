// SPDX-License-Identifier: Apache-2.0
import { ChurnError, type OrgPort } from '@churn-risk/core/load';
import { loadDelivered, type LoadingWorld } from '../../src/loadRisks/loadDelivered.ts';
import { connectBySecret } from '../../src/loadRisks/salesforceLogin.ts';
import { aBridge, loginTo, MESSAGE_ID } from './aBridge.ts';

const DONE = { batchItemFailures: [] };
const COMES_AGAIN = { batchItemFailures: [{ itemIdentifier: MESSAGE_ID }] };
const TIME_IS_OVER = new ChurnError('timed_out', 'Over.', 'Go on.');

const bridge = aBridge(['a1', 'a2']);

test('a job that outlives the Lambda goes on; the next delivery finds what it did and finishes the load', async () => {
  const event = await bridge.putRun({ a1: 0.9, a2: 0.3 });
  const delivery = { body: JSON.stringify(event), messageId: MESSAGE_ID, receives: 1 };

  expect(await loadDelivered(delivery, worldThatEndsWhileAJobRuns())).toMatchObject({
    kind: 'unfinished',
    error: { code: TIME_IS_OVER.code, data: { written: 0, unconfirmed: 2 } },
  });
  expect(await churnRun()).toMatchObject({ Status__c: 'Loading', Loading_Season__c: null, Lease_Holder__c: null });

  expect(await bridge.deliver(event)).toEqual(DONE);
  expect(bridge.endings).toMatchObject([{ kind: 'loaded', report: { jobs: [], newAlerts: { planned: 0 } } }]);
  expect(await bridge.org.query('SELECT Id FROM Risk__c')).toHaveLength(2);
  expect(await bridge.org.query('SELECT Id FROM Task')).toHaveLength(1);
  expect(await churnRun()).toMatchObject({
    Status__c: 'Loaded',
    Loading_Season__c: null,
    New_Alerts__c: 1,
    Tasks__c: 1,
  });
});

describe('time that is over before the org was asked', () => {
  test('brings the message back and leaves no trace in the org', async () => {
    const event = await bridge.putRun({ a1: 0.9 });

    expect(await bridge.deliver(event, {}, 0)).toEqual(COMES_AGAIN);
    expect(await bridge.org.query('SELECT Id FROM Churn_Run__c')).toEqual([]);
    expect(await bridge.deliver(event)).toEqual(DONE);
    expect(bridge.endings.map(({ kind }) => kind)).toEqual(['unfinished', 'loaded']);
  });

  test('is thrown where there is no queue, because only an error brings the event back', async () => {
    const event = await bridge.putRun({ a1: 0.9 });

    await expect(bridge.invoke(event, {}, 0)).rejects.toMatchObject({ code: 'timed_out' });
  });
});

/** Its time is over when the job's Risks are in the org, and before the client has looked at the job. */
function worldThatEndsWhileAJobRuns(): LoadingWorld {
  const deadline = new AbortController();
  const connect = async (): Promise<OrgPort> => {
    const org = await connectBySecret({ read: async () => loginTo(bridge.org) }, { pollMs: 600_000 });
    return {
      ...org,
      ingest: async (request, options) => {
        const outcome = org.ingest(request, options);
        while ((await bridge.org.query('SELECT Id FROM Risk__c')).length < 2) await bridge.org.local.idle();
        deadline.abort(TIME_IS_OVER);
        return outcome;
      },
    };
  };
  return { ...bridge.world(), connect, holder: 'load-risks@aws', signal: deadline.signal };
}

async function churnRun(): Promise<unknown> {
  return (await bridge.org.query('SELECT FIELDS(ALL) FROM Churn_Run__c LIMIT 1'))[0];
}
