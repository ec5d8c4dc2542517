// SPDX-License-Identifier: Apache-2.0
import type { StageStatus } from '@churn-risk/core/modelRun';
import { openModelRunStages } from '../../src/display/modelRunStages.ts';
import { aStatus } from '../modelRun/aStatus.ts';

const CLUSTER_DONE: StageStatus = { stage: 'cluster', state: 'done', elapsedMs: 185_000 };
const OUTPUT_WAITING: StageStatus = { stage: 'output', state: 'waiting' };

test('in a pipe a line tells of each stage that begins or ends, and nothing is told twice', () => {
  const lines: string[] = [];
  const stages = openModelRunStages({ json: false, log: (line) => lines.push(line) });
  const notebook: StageStatus = { stage: 'notebook', state: 'running', elapsedMs: 1000 };
  const bootstrap: StageStatus = { stage: 'bootstrap', state: 'done' };
  const running = aStatus({
    stage: 'notebook',
    state: 'running',
    stages: [CLUSTER_DONE, bootstrap, notebook, OUTPUT_WAITING],
  });

  stages.show(aStatus({ stage: 'cluster', state: 'running' }));
  stages.show(running);
  stages.show({ ...running, stages: [CLUSTER_DONE, bootstrap, { ...notebook, elapsedMs: 2000 }, OUTPUT_WAITING] });
  stages.show(aStatus({ stage: 'output', state: 'done' }));
  stages.end('completed');

  expect(lines).toEqual([
    'Cluster ...',
    'Cluster: done after 3m 05s',
    'Bootstrap: done',
    'Notebook ...',
    'Notebook: done',
    'Output: done',
  ]);
});

test('with --json nothing is told', () => {
  const lines: string[] = [];
  const stages = openModelRunStages({ json: true, log: (line) => lines.push(line) });

  stages.show(aStatus({ state: 'running' }));
  stages.end('completed');

  expect(lines).toEqual([]);
});
