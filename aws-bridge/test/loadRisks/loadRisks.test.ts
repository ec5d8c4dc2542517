// SPDX-License-Identifier: Apache-2.0
import { aBridge, MESSAGE_ID } from './aBridge.ts';

const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };
const DONE = { batchItemFailures: [] };

const bridge = aBridge(['a1', 'a2']);

test('a manifest that arrives is loaded: Risks, their Tasks, and a report below loads/', async () => {
  const event = await bridge.putRun({ a1: 0.9, a2: 0.3 });

  expect(await bridge.deliver(event)).toEqual(DONE);
  expect(await bridge.org.query('SELECT Risk_Key__c FROM Risk__c ORDER BY Risk_Key__c')).toMatchObject([
    { Risk_Key__c: 'a1:2026' },
    { Risk_Key__c: 'a2:2026' },
  ]);
  expect(await bridge.org.query('SELECT OwnerId FROM Task')).toMatchObject([{ OwnerId: bridge.org.repId }]);
  expect(await reportOutcomes()).toEqual(['loaded']);
  expect(bridge.failed).toEqual([]);
});

test('is loaded as well where the Lambda is invoked with the event itself', async () => {
  expect(await bridge.invoke(await bridge.putRun({ a1: 0.9 }))).toEqual(DONE);

  expect(endings()).toEqual(['loaded']);
});

test('the event delivered again loads nothing and leaves nothing', async () => {
  const event = await bridge.putRun({ a1: 0.9 });

  for (let times = 0; times < 3; times++) await bridge.deliver(event);

  expect(endings()).toEqual(['loaded', 'duplicate', 'duplicate']);
  expect(await reportOutcomes()).toEqual(['loaded']);
});

test('by hand, a run is loaded again although it was loaded before', async () => {
  await bridge.deliver(await bridge.putRun({ a1: 0.9 }));
  const [risk] = await bridge.org.query('SELECT Id FROM Risk__c');
  await bridge.org.update('Risk__c', risk!.Id, { Status__c: 'Receded' });

  await bridge.invoke({ run: `s3://${bridge.bucket.name}/runs/run-2026-a/` });

  expect(endings()).toEqual(['loaded', 'loaded']);
  expect(await bridge.org.query('SELECT Status__c FROM Risk__c')).toMatchObject([{ Status__c: 'Open' }]);
});

test('of twenty deliveries at once one loads; the others come again and find it done', async () => {
  const event = await bridge.putRun({ a1: 0.9, a2: 0.95 });
  const twenty = Array.from({ length: 20 });

  const answers = await Promise.all(twenty.map(() => bridge.deliver(event)));
  const comeAgain = answers.filter(({ batchItemFailures }) => batchItemFailures.length > 0);
  expect(comeAgain.every((answer) => answer.batchItemFailures[0]?.itemIdentifier === MESSAGE_ID)).toBe(true);
  expect(await Promise.all(comeAgain.map(() => bridge.deliver(event)))).toEqual(comeAgain.map(() => DONE));

  expect(await bridge.org.query('SELECT Status__c, Created__c, New_Alerts__c FROM Churn_Run__c')).toMatchObject([
    { Status__c: 'Loaded', Created__c: 2, New_Alerts__c: 2 },
  ]);
  expect(await bridge.org.query('SELECT Id FROM Task')).toHaveLength(2);
  expect((await reportOutcomes()).filter((outcome) => outcome === 'loaded')).toHaveLength(1);
  expect(bridge.failed).toEqual([]);
});

test('an older run that arrives after the later one was loaded is refused as stale, and the org stays', async () => {
  const older = await bridge.putRun({ a1: 0.2 });
  await bridge.deliver(await bridge.putRun({ a1: 0.9 }, LATER));

  expect(await bridge.deliver(older)).toEqual(DONE);

  expect(endings()).toEqual(['loaded', 'refused']);
  expect(bridge.failed).toEqual([
    { body: JSON.stringify(older), cause: expect.stringMatching(/^gates_closed: Nothing was written\. stale: /) },
  ]);
  expect(await bridge.org.query('SELECT Probability__c FROM Risk__c')).toMatchObject([{ Probability__c: 0.9 }]);
});

test('an older run whose event comes again after a later one was loaded is a duplicate', async () => {
  const older = await bridge.putRun({ a1: 0.9 });
  await bridge.deliver(older);
  await bridge.deliver(await bridge.putRun({ a1: 0.9 }, LATER));

  await bridge.deliver(older);

  expect(endings()).toEqual(['loaded', 'loaded', 'duplicate']);
  expect(bridge.failed).toEqual([]);
});

function endings(): readonly string[] {
  return bridge.endings.map(({ kind }) => kind);
}

async function reportOutcomes(): Promise<readonly string[]> {
  const outcomes: string[] = [];
  for await (const path of bridge.store().list('loads')) {
    if (!path.endsWith('/report.json')) continue;
    const chunks: Uint8Array[] = [];
    for await (const chunk of bridge.store().read(path)) chunks.push(chunk);
    outcomes.push(JSON.parse(Buffer.concat(chunks).toString()).outcome);
  }
  return outcomes.sort();
}
