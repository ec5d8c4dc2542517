// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { createAccountComparison, type ChangedAccount, type ComparedAccounts } from '../plan/index.ts';
import { readAccounts, type ChurnRun, type ReadSummary } from '../run/index.ts';
import type { PreviewPorts } from './previewRequest.ts';
import type { PreviewSides } from './previewSides.ts';

/** A run as two sets of rules see it. */
export type ComparedRun = ComparedAccounts & {
  readonly read: ReadSummary;
  readonly changes: readonly ChangedAccount[];
};

/**
 * Reads the run once, without reasons; memory grows with the accounts that change only.
 * @throws ChurnError `run_empty` and those of reading
 */
export async function compareRun(run: ChurnRun, sides: PreviewSides, ports: PreviewPorts): Promise<ComparedRun> {
  const comparison = createAccountComparison(sides.now.context, sides.after.context);
  const changes: ChangedAccount[] = [];
  let rows = 0;
  const accounts = readAccounts(run, {
    needsDetails: () => false,
    onReject: () => {},
    quiet: { belowMicros: comparison.leastMicros, butNot: [], onScore: () => (rows += 1) },
    ...(ports.signal ? { signal: ports.signal } : {}),
  });
  let step = await accounts.next();
  for (; !step.done; step = await accounts.next()) {
    for (const account of step.value) {
      rows += account.renewals.length;
      const change = comparison.add(account);
      if (change !== undefined) changes.push(change);
    }
    ports.onProgress?.({ stage: 'run', rows });
  }
  if (step.value.rows === 0) throw emptyRun(run.store.uri);
  return { ...comparison.finish(), read: step.value, changes };
}

function emptyRun(uri: string): ChurnError {
  return new ChurnError('run_empty', `The run in ${uri} has no rows.`, 'Check the model run.');
}
