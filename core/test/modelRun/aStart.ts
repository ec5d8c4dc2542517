// SPDX-License-Identifier: Apache-2.0
import type { RunStart } from '../../src/modelRun/index.ts';

/** A start of the notebook, with its cluster unless `changes` takes it away. */
export function aStart(changes: Partial<RunStart> = {}): RunStart {
  return {
    triggerId: 'notebook-1',
    kind: 'notebook',
    runId: 'churn-2026-notebook-1',
    season: '2026',
    notebook: {
      key: 'notebooks/churn.ipynb',
      versionId: 'v1',
      uri: 's3://churn/code/pinned/12e3.ipynb',
      sha256: '12e3',
    },
    output: 'runs/churn-2026-notebook-1',
    clusterName: 'churn-model churn notebook-1',
    holder: 'starter-1',
    takenAt: '2026-01-02T03:00:00.000Z',
    ...changes,
  };
}
