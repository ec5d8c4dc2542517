// SPDX-License-Identifier: Apache-2.0
import type { LoadReport } from '@churn-risk/core/load';
import type { SfCommand } from '@salesforce/sf-plugins-core';
import { messages } from '../loadMessages.ts';

/** Where a summary goes: the command itself. */
export type Display = Pick<SfCommand<unknown>, 'table' | 'log' | 'logSuccess' | 'warn'>;

/** What a load did or would do, for people: tables, warnings, and where the files are. Counts only, no customer's data. */
export function showSummary(report: LoadReport, display: Display): void {
  showBands(report, display);
  showActions(report, display);
  if (report.dryRun) {
    showRoutes(report, display);
    showGates(report, display);
  }
  showErrors(report, display);
  for (const warning of warningsOf(report)) display.warn(warning);
  showEnd(report, display);
}

function showBands({ bands }: LoadReport, display: Display): void {
  const data = bands.map(({ band, atRisk, newAlerts, heldOut, unknown, actions }) => ({
    Band: band,
    'At Risk': atRisk,
    'New Alerts': newAlerts,
    Create: actions.create,
    Update: actions.update,
    Escalate: actions.escalate,
    Wake: actions.wake,
    Reopen: actions.reopen,
    Unchanged: actions.unchanged,
    'Held Out': heldOut,
    Unknown: unknown,
  }));
  if (data.length > 0) display.table({ title: messages.getMessage('table.bands'), data });
}

function showActions({ actions, dryRun }: LoadReport, display: Display): void {
  const data = actions
    .filter(({ planned }) => planned > 0)
    .map(({ kind, planned, written, failed }) => ({
      Action: kind.replaceAll('_', ' '),
      Planned: planned,
      ...(dryRun ? {} : { Written: written, Failed: failed }),
    }));
  if (data.length > 0) display.table<Record<string, unknown>>({ title: messages.getMessage('table.actions'), data });
}

function showRoutes({ routes }: LoadReport, display: Display): void {
  const data = routes.map(({ kind, name, alerts }) => ({ Kind: kind, Name: name, Alerts: alerts }));
  if (data.length > 0) display.table({ title: messages.getMessage('table.routes'), data });
}

function showGates({ gates }: LoadReport, display: Display): void {
  const data = gates.map((gate) => ({ Gate: gate.name, State: stateOf(gate), Finding: gate.message }));
  if (data.length > 0) display.table({ title: messages.getMessage('table.gates'), data });
}

function showErrors({ errors }: LoadReport, display: Display): void {
  const data = errors.map(({ class: kind, owner, code, records, remedy }) => ({
    Class: kind,
    Code: code,
    Records: records,
    Owner: owner,
    'What to Do': remedy,
  }));
  if (data.length > 0) display.table({ title: messages.getMessage('table.errors'), data });
}

function stateOf({ closed, warns }: LoadReport['gates'][number]): string {
  if (closed) return 'overridden';
  return warns ? 'warning' : 'open';
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
