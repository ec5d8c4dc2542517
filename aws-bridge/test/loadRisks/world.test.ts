// SPDX-License-Identifier: Apache-2.0
// The Lambda's own world, with rule, queues and secret around it: the stand-ins differ only by their address.
import { shuffledDelivery } from '@churn-risk/local-aws';
import { writeScores } from '../../../core/test/load/aLoad.ts';
import { createLoadRisks } from '../../src/loadRisks/loadRisks.ts';
import { openWorld } from '../../src/loadRisks/world.ts';
import { journalLines } from '../journalLines.ts';
import { aDeployment } from './aDeployment.ts';

const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };

const lines = journalLines();
const at = aDeployment();
beforeEach(() => {
  const handler = createLoadRisks(openWorld(at.environment));
  const invocation = { functionName: 'load-risks', awsRequestId: 'request-1', getRemainingTimeInMillis: () => 900_000 };
  // as many at once as the stack allows
  for (let n = 0; n < 2; n++) at.aws.queues.on(at.arrivedRuns, (event) => handler(event, invocation));
});

test('twenty events of each of two runs, in any order, lead to the later run and one Task for each alert', async () => {
  at.aws.events.deliver(shuffledDelivery(20, 1_000, 7));

  await putScores({ a1: 0.9, a2: 0.3 });
  // partial, as no gate measures the scores of such a run: of two accounts one that moves is a drift
  await putScores({ a1: 0.9, a2: 0.9 }, { ...LATER, scope: 'partial' });
  await at.aws.settled();

  expect(await at.org.query('SELECT Risk_Key__c, Probability__c FROM Risk__c ORDER BY Risk_Key__c')).toMatchObject([
    { Risk_Key__c: 'a1:2026', Probability__c: 0.9 },
    { Risk_Key__c: 'a2:2026', Probability__c: 0.9 },
  ]);
  expect(await at.org.query('SELECT Id FROM Task')).toHaveLength(2);
  expect(await at.org.query("SELECT Status__c FROM Churn_Run__c WHERE Run_Id__c = 'run-2026-b'")).toMatchObject([
    { Status__c: 'Loaded' },
  ]);
  expect(at.aws.unsupported()).toEqual([]);
});

test('a refused run waits among the failed loads, and the next run is loaded', async () => {
  await putScores({ x1: 0.9, x2: 0.9, x3: 0.9, x4: 0.9, x5: 0.9, x6: 0.9 });
  await at.aws.settled();
  expect(
    at.aws.queues.bodies(at.environment.FAILED_LOADS_QUEUE_URL).map((body) => JSON.parse(body).detail.object.key),
  ).toEqual(['runs/run-2026-a/manifest.json']);

  await putScores({ a1: 0.9 }, LATER);
  await at.aws.settled();

  expect(await at.org.query('SELECT Risk_Key__c FROM Risk__c')).toMatchObject([{ Risk_Key__c: 'a1:2026' }]);
  expect(at.aws.queues.bodies(at.environment.FAILED_LOADS_QUEUE_URL)).toHaveLength(1);
});

test('neither log nor metrics name a customer', async () => {
  await putScores({ a1: 0.9 });
  await putScores({ a1: 0.9, a2: 0.95, x1: 0.9, x2: 0.9, x3: 0.9, x4: 0.9, x5: 0.9, x6: 0.9 }, LATER);
  await at.aws.settled();

  const messages = lines.map((line) => JSON.parse(line).message as unknown).filter((message) => message !== undefined);
  expect(messages.sort()).toEqual(['The load is refused.', 'The run is loaded.']);
  expect(lines.filter((line) => /\b[ax]\d\b|Soil/.test(line))).toEqual([]);
});

async function putScores(scores: Readonly<Record<string, number>>, manifest = {}): Promise<void> {
  await at.putRun(await writeScores(at.folder(), scores, manifest));
}
