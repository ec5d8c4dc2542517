// SPDX-License-Identifier: Apache-2.0
import { csvLine } from '../load/report/csvLine.ts';
import { encodeLines } from '../load/report/encodeLines.ts';
import type { FileStore } from '../run/index.ts';
import type { UndoPlan } from './planUndo.ts';
import type { Undo } from './undo.ts';
import type { OpenTask, UndoReport } from './undoReport.ts';
import type { FailedUndo } from './writeUndo.ts';

/** The files that an undo leaves behind, in every folder that it leaves them in. */
export type UndoFiles = {
  /** URIs of the folders. */
  readonly folders: readonly string[];
  writeReport(report: UndoReport): Promise<void>;
  writeFailed(failed: readonly FailedUndo[]): Promise<void>;
  writeOpenTasks(tasks: readonly OpenTask[]): Promise<void>;
  writePlan(plan: UndoPlan): Promise<void>;
};

/** A dry run leaves its files in the results folder only, and none where there is no such folder. */
export function openUndoFiles({ request, ports, run, root }: Undo): UndoFiles {
  const place = `loads/${ports.org.orgId}/${run.record.runId}/${request.undoId}`;
  const folders = [...(request.dryRun ? [] : [root.sub(place)]), ...(ports.results ? [ports.results] : [])];
  const write = (name: string, lines: () => Iterable<string>) => writeToAll(folders, name, lines);
  return {
    folders: folders.map((folder) => folder.uri),
    writeReport: (report) => write('report.json', () => [`${JSON.stringify(report, undefined, 2)}\n`]),
    writeFailed: (failed) => write('failed.csv', () => failedLines(failed)),
    writeOpenTasks: (tasks) => write('open-tasks.csv', () => taskLines(tasks)),
    writePlan: ({ actions }) => write('plan.ndjson', () => planLines(actions.read())),
  };
}

async function writeToAll(folders: readonly FileStore[], name: string, lines: () => Iterable<string>): Promise<void> {
  for (const folder of folders) await folder.write(name, encodeLines(lines()));
}

function* failedLines(failed: readonly FailedUndo[]): Generator<string> {
  yield csvLine(['risk_key', 'risk_id', 'action', 'code', 'message', 'fields', 'class', 'owner', 'remedy', 'tries']);
  for (const { riskKey, riskId, action, code, message, fields, advice, tries } of failed) {
    const written = [riskKey, riskId, action, code, message, fields.join(' ')];
    yield csvLine([...written, advice.class, advice.owner, advice.remedy, tries]);
  }
}

function* taskLines(tasks: readonly OpenTask[]): Generator<string> {
  yield csvLine(['task_id', 'risk_id']);
  for (const { taskId, riskId } of tasks) yield csvLine([taskId, riskId]);
}

function* planLines(actions: Iterable<unknown>): Generator<string> {
  for (const action of actions) yield `${JSON.stringify(action)}\n`;
}
