// SPDX-License-Identifier: Apache-2.0
import type { FileStore } from '../../run/index.ts';
import type { Load } from '../load.ts';
import { ASSIGNMENTS_FILE } from '../planning/heldOutBefore.ts';
import type { RunPlan } from '../planning/planRun.ts';
import { csvLine } from './csvLine.ts';
import { encodeLines } from './encodeLines.ts';
import type { FailedWrite } from './failedWrite.ts';
import { gzip } from './gzip.ts';
import type { LoadReport } from './loadReport.ts';

/** The files that a load leaves behind, in every folder that it leaves them in. */
export type ResultFiles = {
  /** URIs of the folders. */
  readonly folders: readonly string[];
  writeReport(report: LoadReport): Promise<void>;
  writeRejects(plan: RunPlan): Promise<void>;
  writeUnknown(plan: RunPlan): Promise<void>;
  writeAssignments(plan: RunPlan): Promise<void>;
  writeFailed(failed: Iterable<FailedWrite>): Promise<void>;
  writePlan(plan: RunPlan): Promise<void>;
};

/** A dry run leaves its files in the results folder only, and none where there is no such folder. */
export function openResultFiles({ request, ports, run }: Load): ResultFiles {
  const place = `loads/${ports.org.orgId}/${run.manifest.runId}/${request.loadId}`;
  const folders = [...(request.dryRun ? [] : [ports.root.sub(place)]), ...(ports.results ? [ports.results] : [])];
  const write = (name: string, lines: () => Iterable<string>) => writeToAll(folders, name, () => encodeLines(lines()));
  return {
    folders: folders.map((folder) => folder.uri),
    writeReport: (report) => {
      ports.onReport?.(report);
      return write('report.json', () => [`${JSON.stringify(report, undefined, 2)}\n`]);
    },
    writeRejects: ({ rejects }) =>
      writeToAll(folders, 'rejects.csv', () => withHeader(REJECTS_HEADER, rejects.blocks())),
    writeUnknown: ({ unknown }) => write('unknown-accounts.csv', () => unknownLines(unknown.read())),
    writeFailed: (failed) => write('failed.csv', () => failedLines(failed)),
    writePlan: ({ actions }) => write('plan.ndjson', () => ndjsonLines(actions.read())),
    writeAssignments: ({ assignments }) =>
      writeToAll(folders, ASSIGNMENTS_FILE, () => gzip(encodeLines(ndjsonLines(assignments.read())))),
  };
}

const REJECTS_HEADER = csvLine(['file', 'row', 'column', 'code', 'message']);

async function writeToAll(
  folders: readonly FileStore[],
  name: string,
  bytes: () => AsyncIterable<Uint8Array>,
): Promise<void> {
  for (const folder of folders) await folder.write(name, bytes());
}

function* unknownLines(accounts: ReturnType<RunPlan['unknown']['read']>): Generator<string> {
  yield csvLine(['account_key', 'band', 'probability', 'value_at_risk', 'renewals_at_risk']);
  for (const { accountKey, band, probability, valueAtRisk, renewalsAtRisk } of accounts) {
    yield csvLine([accountKey, band, probability, valueAtRisk, renewalsAtRisk]);
  }
}

function* failedLines(failed: Iterable<FailedWrite>): Generator<string> {
  yield csvLine(['risk_key', 'risk_id', 'action', 'code', 'message', 'fields', 'class', 'owner', 'remedy', 'tries']);
  for (const { riskKey, riskId, action, code, message, fields, advice, tries } of failed) {
    const written = [riskKey, riskId ?? '', action, code, message, fields.join(' ')];
    yield csvLine([...written, advice.class, advice.owner, advice.remedy, tries]);
  }
}

function* ndjsonLines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`;
}

async function* withHeader(header: string, blocks: Iterable<Buffer>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(header);
  yield* blocks;
}
