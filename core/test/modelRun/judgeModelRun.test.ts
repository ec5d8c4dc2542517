// SPDX-License-Identifier: Apache-2.0
import { judgeModelRun, type ModelRunFacts } from '../../src/modelRun/judgeModelRun.ts';
import type { ClusterFacts, StepFacts } from '../../src/modelRun/index.ts';
import { aStart } from './aStart.ts';

const OUTPUT = { uri: 's3://churn/runs/churn-2026-notebook-1', rows: 2, accounts: 1 };

const at = (minute: number) => new Date(Date.UTC(2026, 0, 2, 3, minute));

const aCluster = (changes: Partial<ClusterFacts> = {}): ClusterFacts => ({
  id: 'j-1',
  name: 'churn-model churn notebook-1',
  state: 'RUNNING',
  reason: { code: '', message: '' },
  createdAt: at(1),
  tags: {},
  ...changes,
});

const aStep = (changes: Partial<StepFacts> = {}): StepFacts => ({
  id: 's-1',
  name: 'notebook',
  state: 'PENDING',
  ...changes,
});

const facts = (changes: Partial<ModelRunFacts> = {}): ModelRunFacts => ({
  start: aStart({ clusterId: 'j-1' }),
  now: at(30),
  ...changes,
});

const ended = (code: string, changes: Partial<ClusterFacts> = {}) =>
  aCluster({ state: 'TERMINATED_WITH_ERRORS', reason: { code, message: '' }, endedAt: at(20), ...changes });

test.each<readonly [string, Partial<ModelRunFacts>, string, string, string | undefined]>([
  ['no cluster yet', { start: aStart() }, 'waiting', 'cluster', undefined],
  ['a refusal', { start: aStart({ refusal: 'no' }) }, 'failed', 'cluster', 'REFUSED'],
  ['STARTING', { cluster: aCluster({ state: 'STARTING' }) }, 'running', 'cluster', undefined],
  ['BOOTSTRAPPING', { cluster: aCluster({ state: 'BOOTSTRAPPING' }) }, 'running', 'bootstrap', undefined],
  ['RUNNING', { cluster: aCluster({ readyAt: at(5) }), step: aStep() }, 'running', 'notebook', undefined],
  [
    'a step that has failed while its cluster is still ending',
    { cluster: aCluster({ state: 'TERMINATING', readyAt: at(5) }), step: aStep({ state: 'FAILED', startedAt: at(6) }) },
    'running',
    'notebook',
    undefined,
  ],
  [
    'a step done and a run',
    { cluster: aCluster(), step: aStep({ state: 'COMPLETED' }), output: OUTPUT },
    'done',
    'output',
    undefined,
  ],
  [
    'a step done without a run',
    { cluster: aCluster(), step: aStep({ state: 'COMPLETED' }) },
    'failed',
    'output',
    'NO_OUTPUT',
  ],
  [
    'a failed step of a cluster that ended in order',
    {
      cluster: ended('ALL_STEPS_COMPLETED', { state: 'TERMINATED' }),
      step: aStep({ state: 'FAILED', startedAt: at(6) }),
    },
    'failed',
    'notebook',
    'STEP_FAILURE',
  ],
  [
    'a run of a step that was cancelled',
    { cluster: ended('USER_REQUEST'), step: aStep({ state: 'CANCELLED', startedAt: at(6) }), output: OUTPUT },
    'failed',
    'notebook',
    'USER_REQUEST',
  ],
  [
    'BOOTSTRAP_FAILURE',
    { cluster: ended('BOOTSTRAP_FAILURE'), step: aStep({ state: 'CANCELLED' }) },
    'failed',
    'bootstrap',
    'BOOTSTRAP_FAILURE',
  ],
  ['INSTANCE_FAILURE before the step', { cluster: ended('INSTANCE_FAILURE') }, 'failed', 'cluster', 'INSTANCE_FAILURE'],
  [
    'INSTANCE_FAILURE during the step',
    { cluster: ended('INSTANCE_FAILURE'), step: aStep({ state: 'CANCELLED', startedAt: at(6) }) },
    'failed',
    'notebook',
    'INSTANCE_FAILURE',
  ],
  ['a cluster that EMR has forgotten, with its run', { output: OUTPUT }, 'done', 'output', undefined],
  ['a cluster that EMR has forgotten, without a run', {}, 'failed', 'cluster', 'FORGOTTEN'],
])('%s', (_what, changes, state, stage, code) => {
  const judged = judgeModelRun(facts(changes));

  expect([judged.state, judged.stage, judged.failed?.code]).toEqual([state, stage, code]);
});

test('times run from the lock to the end of the step, and stand still then', () => {
  const cluster = aCluster({ state: 'TERMINATED', readyAt: at(5), endedAt: at(20) });
  const step = aStep({ state: 'COMPLETED', startedAt: at(6), endedAt: at(16) });

  expect(judgeModelRun(facts({ cluster, step, output: OUTPUT }))).toEqual({
    start: aStart({ clusterId: 'j-1' }),
    state: 'done',
    stage: 'output',
    stages: [
      { stage: 'cluster', state: 'done', elapsedMs: 4 * 60_000 },
      { stage: 'bootstrap', state: 'done' },
      { stage: 'notebook', state: 'done', elapsedMs: 10 * 60_000 },
      { stage: 'output', state: 'done' },
    ],
    elapsedMs: 16 * 60_000,
    clusterState: 'TERMINATED',
    output: OUTPUT,
  });
});
