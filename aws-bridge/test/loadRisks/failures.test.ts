// SPDX-License-Identifier: Apache-2.0
import type { OrgPort } from '@churn-risk/core/load';
import { ChurnError } from '@churn-risk/core/load';
import type { World } from '../../src/loadRisks/world.ts';
import { aBridge, loginTo, MESSAGE_ID, objectCreated } from './aBridge.ts';
import { connectBySecret } from '../../src/loadRisks/salesforceLogin.ts';

const DONE = { batchItemFailures: [] };
const COMES_AGAIN = { batchItemFailures: [{ itemIdentifier: MESSAGE_ID }] };
const DOWN = new ChurnError('org_unreachable', 'No answer.', 'Wait.');

const bridge = aBridge(['a1', 'a2']);

describe('a failure that may pass is thrown, so that the event comes again', () => {
  test('an org that does not answer', async () => {
    const event = await bridge.putRun({ a1: 0.9 });
    bridge.secret = { held: { ...loginTo(bridge.org), loginUrl: 'http://127.0.0.1:9' } };

    await expect(bridge.deliver(event)).rejects.toMatchObject({
      code: 'org_unreachable',
      message: 'No answer from http://127.0.0.1:9/services/oauth2/token',
    });
    expect(bridge.failed).toEqual([]);
    expect(await whatTheOrgHolds()).toEqual({ runs: [], risks: 0 });
  });

  test('an org that goes down while Risks are written: the next delivery finishes the load', async () => {
    const event = await bridge.putRun({ a1: 0.9, a2: 0.3 });

    await expect(bridge.deliver(event, breaking({ ingest: () => Promise.reject(DOWN) }))).rejects.toMatchObject({
      code: DOWN.code,
    });
    expect(await whatTheOrgHolds()).toEqual({ runs: ['Loading'], risks: 0 });

    expect(await bridge.deliver(event)).toEqual(DONE);
    expect(await whatTheOrgHolds()).toEqual({ runs: ['Loaded'], risks: 2 });
  });

  test('a Lambda that dies holding the season: it is waited for, and after a quarter of an hour its load is finished', async () => {
    const event = await bridge.putRun({ a1: 0.9 });
    const dead = { ingest: () => Promise.reject(DOWN), updateRecord: () => Promise.reject(DOWN) };
    await expect(bridge.deliver(event, breaking(dead))).rejects.toMatchObject({ code: DOWN.code });

    expect(await bridge.deliver(event)).toEqual(COMES_AGAIN);
    await expect(bridge.invoke(event)).rejects.toMatchObject({ code: 'lease_held' });
    expect(await whatTheOrgHolds()).toEqual({ runs: ['Loading'], risks: 0 });

    bridge.wait(16);
    expect(await bridge.deliver(event)).toEqual(DONE);
    expect(await whatTheOrgHolds()).toEqual({ runs: ['Loaded'], risks: 1 });
  });

  test('a queue of failed loads that takes nothing', async () => {
    const closed = { put: () => Promise.reject(DOWN) };

    await expect(bridge.deliver({}, { failedLoads: closed })).rejects.toBe(DOWN);
  });
});

describe('a refused load is not repeated: its event goes to the failed loads with the cause', () => {
  test('a closed gate', async () => {
    const event = await bridge.putRun({ a1: 0.9, x1: 0.9, x2: 0.9, x3: 0.9, x4: 0.9, x5: 0.9, x6: 0.9 });

    expect(await bridge.deliver(event)).toEqual(DONE);
    expect(bridge.failed).toEqual([
      { body: JSON.stringify(event), cause: expect.stringMatching(/^gates_closed: Nothing was written\. unknown: 6 /) },
    ]);
    expect(await whatTheOrgHolds()).toEqual({ runs: [], risks: 0 });
  });

  test('a manifest that is broken', async () => {
    const event = await bridge.putRun({ a1: 0.9 }, { contract: 'churn-run/2' });

    expect(await bridge.deliver(event)).toEqual(DONE);
    expect(bridge.failed).toMatchObject([{ cause: expect.stringMatching(/^contract_unknown: /) }]);
  });

  test('an event of no run', async () => {
    expect(await bridge.deliver(objectCreated('churn', 'notebooks/churn.ipynb'))).toEqual(DONE);

    expect(bridge.failed).toMatchObject([{ cause: expect.stringContaining('"notebooks/churn.ipynb"') }]);
  });

  test('can be sent again, and is loaded once the cause is gone', async () => {
    const event = await bridge.putRun({ a1: 0.9, x1: 0.9, x2: 0.9, x3: 0.9, x4: 0.9, x5: 0.9, x6: 0.9 });
    await bridge.deliver(event);
    await bridge.org.create('Account', { Name: 'x1', Churn_Account_Key__c: 'x1', OwnerId: bridge.org.repId });

    expect(await bridge.deliver(event)).toEqual(DONE);
    const run = 's3://churn/runs/run-2026-a';
    expect(bridge.endings).toMatchObject([
      { kind: 'refused', run },
      { kind: 'loaded', run },
    ]);
  });
});

test('a load that ends with Tasks missing is among the failed loads, and the next one looks again', async () => {
  await bridge.org.update('User', bridge.org.repId, { IsActive: false });
  const [fallback] = await bridge.org.query(
    "SELECT Id FROM QueueSobject WHERE Queue.DeveloperName = 'Churn_Risk_Fallback'",
  );
  await bridge.org.remove('QueueSobject', fallback!.Id);
  const event = await bridge.putRun({ a1: 0.9 });

  expect(await bridge.deliver(event)).toEqual(DONE);
  expect(bridge.failed).toMatchObject([
    {
      cause: expect.stringMatching(
        /^loaded with failures: 0 records were not taken, 1 alerts have no Task\. See failed\.csv in s3:\/\/churn\/loads\//,
      ),
    },
  ]);
  await bridge.deliver(event);
  expect(bridge.endings.map(({ kind }) => kind)).toEqual(['incomplete', 'incomplete']);
});

/** The org's real client, of which some calls fail. */
function breaking(calls: Partial<OrgPort>): Partial<World> {
  return { connect: async () => ({ ...(await connectBySecret({ read: async () => loginTo(bridge.org) })), ...calls }) };
}

async function whatTheOrgHolds(): Promise<unknown> {
  const runs = await bridge.org.query('SELECT Status__c FROM Churn_Run__c');
  const risks = await bridge.org.query('SELECT Id FROM Risk__c');
  return { runs: runs.map((run) => run['Status__c']), risks: risks.length };
}
