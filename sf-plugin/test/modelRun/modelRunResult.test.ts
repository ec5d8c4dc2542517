// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { RUN_SCHEMAS, toRunStatusResult } from '../../src/modelRun/modelRunResult.ts';
import { expectSnapshot } from '../snapshot.ts';
import { aStatus } from './aStatus.ts';

test.each(Object.entries(RUN_SCHEMAS))('the published schema %s is that of the code', (name, schema) => {
  expectSnapshot(`schemas/${name}.json`, z.toJSONSchema(schema));
});

test('what is not known of a run is null', () => {
  expect(toRunStatusResult(aStatus())).toEqual({
    runId: 'churn-2026-manual-a',
    triggerId: 'manual-a',
    kind: 'manual',
    season: '2026',
    notebook: { key: 'notebooks/churn.ipynb', versionId: null, sha256: 'a'.repeat(64) },
    clusterId: null,
    clusterState: null,
    startedAt: '2026-01-01T00:00:00.000Z',
    state: 'waiting',
    stage: 'cluster',
    stages: [
      { stage: 'cluster', state: 'waiting', elapsedMs: null },
      { stage: 'bootstrap', state: 'waiting', elapsedMs: null },
      { stage: 'notebook', state: 'waiting', elapsedMs: null },
      { stage: 'output', state: 'waiting', elapsedMs: null },
    ],
    elapsedMs: 0,
    failure: null,
    output: null,
  });
});

test('a failure without a log has null for it', () => {
  const failure = { stage: 'cluster', code: 'REFUSED', reason: 'No.', next: 'Ask again.' } as const;

  expect(toRunStatusResult(aStatus({ failure })).failure).toEqual({ ...failure, log: null });
});
