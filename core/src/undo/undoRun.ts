// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_WAITS, placeRun } from '../load/index.ts';
import { DEFAULT_PATIENCE } from '../load/writing/patience.ts';
import { removeAbandonedFolders } from '../temporaryFolder.ts';
import { carryOutUndo } from './carryOutUndo.ts';
import { composeUndoReport } from './composeUndoReport.ts';
import { planUndo, type UndoPlan } from './planUndo.ts';
import { refuseWorkedOn } from './refuseUndo.ts';
import { refuseUnready } from './refuseUnready.ts';
import type { Undo } from './undo.ts';
import { readUndoneRun } from './undoneRun.ts';
import { openUndoFiles } from './undoFiles.ts';
import type { UndoReport } from './undoReport.ts';
import type { UndoPorts, UndoRequest } from './undoRequest.ts';

/**
 * Takes back all loads of a season's last run: what they changed is again what it was, what they created recedes, and
 * their Tasks that nobody has begun are completed. Decides first and writes only then; running it again writes what is
 * still missing, and nothing else.
 *
 * @throws ChurnError `undo_refused` and `journal_missing` (nothing was written), `lease_held`, an org or store that
 *   fails, `interrupted` or `timed_out` (the same undo goes on where this one ended). Failed records are no errors: the
 *   report has them.
 */
export async function undoRun(request: UndoRequest, ports: UndoPorts): Promise<UndoReport> {
  await removeAbandonedFolders();
  const undo = await openUndo(request, ports);
  const plan = await planUndo(undo);
  try {
    refuseWorkedOn(undo, plan);
    if (request.dryRun) return await leaveUndoPlan(undo, plan);
    return await carryOutUndo(undo, plan);
  } finally {
    plan.close();
  }
}

async function openUndo(request: UndoRequest, ports: UndoPorts): Promise<Undo> {
  ports.onProgress?.({ stage: 'org' });
  const run = await readUndoneRun(ports.org, request.runId);
  await refuseUnready(ports.org);
  return {
    request,
    ports,
    run,
    root: ports.openRoot(placeRun(request.runFolder ?? run.folder).root),
    waits: { ...DEFAULT_WAITS, ...ports.waits },
    patience: { ...DEFAULT_PATIENCE, ...ports.patience },
    startedAt: ports.clock(),
    tell: (progress) => ports.onProgress?.(progress),
  };
}

/** The end of a dry run: the plan, line for line, in the results folder. Neither the org nor the run's store is written to. */
async function leaveUndoPlan(undo: Undo, plan: UndoPlan): Promise<UndoReport> {
  undo.tell({ stage: 'report' });
  const files = openUndoFiles(undo);
  const report = composeUndoReport(undo, plan, { outcome: 'planned' }, files);
  await files.writeReport(report);
  await files.writePlan(plan);
  return report;
}
