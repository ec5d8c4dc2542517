// SPDX-License-Identifier: Apache-2.0
import { countErrors } from '../load/report/countErrors.ts';
import { tellJobError } from '../load/writing/writeRisks.ts';
import type { UndoPlan } from './planUndo.ts';
import type { Undo } from './undo.ts';
import type { UndoFiles } from './undoFiles.ts';
import { UNDO_KINDS, type OpenTask, type UndoOutcome, type UndoReport } from './undoReport.ts';
import { isWrite, type UndoWritten } from './writeUndo.ts';

/** How an undo ended, or that it has begun. */
export type UndoEnd = {
  readonly outcome: UndoOutcome;
  readonly written?: UndoWritten;
  readonly openTasks?: readonly OpenTask[];
};

export function composeUndoReport(undo: Undo, plan: UndoPlan, end: UndoEnd, files: UndoFiles): UndoReport {
  const { request, ports, run, startedAt } = undo;
  const { written } = end;
  const failed = written?.failed ?? [];
  return {
    undoId: request.undoId,
    runId: run.record.runId,
    season: run.record.season,
    orgId: ports.org.orgId,
    outcome: end.outcome,
    dryRun: request.dryRun,
    startedAt: startedAt.toISOString(),
    finishedAt: end.outcome === 'undoing' ? null : ports.clock().toISOString(),
    loads: plan.heads.map(({ loadId }) => loadId),
    actions: UNDO_KINDS.map((kind) => {
      const failedOfKind = failed.filter(({ action }) => action === kind).length;
      const writes = written !== undefined && isWrite(kind);
      return {
        kind,
        planned: plan.counts[kind],
        written: writes ? plan.counts[kind] - failedOfKind : 0,
        failed: failedOfKind,
      };
    }),
    workedOn: plan.workedOn,
    withoutTask: plan.withoutTask,
    openTasks: end.openTasks ?? [],
    retried: written?.retried ?? { records: 0, jobs: 0 },
    failed: failed.length,
    errors: countErrors(failed),
    warnings: (written?.jobErrors ?? []).map(tellJobError),
    jobs: written?.jobs ?? [],
    apiCalls: ports.org.calls,
    resultFiles: files.folders,
  };
}
