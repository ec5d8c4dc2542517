// SPDX-License-Identifier: Apache-2.0
import type { LoadReport } from '@churn-risk/core/load';
import type { SfCommand } from '@salesforce/sf-plugins-core';
import { messages } from '../loadMessages.ts';
import { actionRows, bandRows, errorRows, gateRows, routeRows, type TableRow } from './loadTables.ts';

/** Where a summary goes: the command itself. */
export type Display = Pick<SfCommand<unknown>, 'table' | 'log' | 'logSuccess' | 'warn'>;

/** What a load did or would do, for people: tables, warnings, and where the files are. Counts only, no customer's data. */
export function showSummary(report: LoadReport, display: Display): void {
  const show = (title: string, data: TableRow[]): void => {
    if (data.length > 0) display.table({ title: messages.getMessage(title), data });
  };
  show('table.bands', bandRows(report));
  show('table.actions', actionRows(report));
  if (report.dryRun) {
    show('table.routes', routeRows(report));
    show('table.gates', gateRows(report));
  }
  show('table.errors', errorRows(report));
  for (const warning of warningsOf(report)) display.warn(warning);
  showEnd(report, display);
}

function warningsOf(report: LoadReport): readonly string[] {
  const { rejects, rows, unknown, atRisk, failed, tasks } = report;
  const overridden = report.gates.filter((gate) => gate.overridden);
  return [
    ...report.warnings,
    ...overridden.map((gate) => messages.getMessage('warning.overridden', [gate.name, gate.message])),
    ...(rejects > 0 ? [messages.getMessage('warning.rejects', [rejects, rows])] : []),
    ...(unknown > 0 ? [messages.getMessage('warning.unknown', [unknown, atRisk])] : []),
    ...(failed > 0 ? [messages.getMessage('warning.failed', [failed])] : []),
    ...(tasks.missing.length > 0 ? [missingTasks(tasks.missing)] : []),
  ];
}

const MOST_IDS = 20;

function missingTasks(missing: LoadReport['tasks']['missing']): string {
  const ids = missing.slice(0, MOST_IDS).map(({ riskId }) => riskId);
  const more = missing.length > MOST_IDS ? [messages.getMessage('warning.moreIds', [missing.length - MOST_IDS])] : [];
  return messages.getMessage('warning.missingTasks', [missing.length, [...ids, ...more].join(', ')]);
}

function showEnd(report: LoadReport, display: Display): void {
  const { runId, actions, newAlerts, retried, dryRun, resultFiles } = report;
  const sum = (count: 'planned' | 'written', kinds: readonly string[]): number =>
    actions.filter(({ kind }) => kinds.includes(kind)).reduce((total, action) => total + action[count], 0);
  const end = dryRun
    ? messages.getMessage('result.planned', [runId, sum('planned', WRITING), newAlerts.planned])
    : messages.getMessage('result.loaded', [runId, sum('written', WRITING), newAlerts.written]);
  display.logSuccess(end);
  if (retried.records > 0) display.log(messages.getMessage('result.retried', [retried.records, retried.jobs]));
  if (resultFiles.length > 0) display.log(messages.getMessage('result.files', [resultFiles.join(', ')]));
}

const WRITING: readonly string[] = ['create', 'update', 'escalate', 'wake', 'reopen', 'recede'];
