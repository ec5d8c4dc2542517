// SPDX-License-Identifier: Apache-2.0
import type { UndoKind, UndoReport } from '@churn-risk/core/undo';
import { messages } from '../undo/undoMessages.ts';
import type { Display } from './loadSummary.ts';

/** What an undo did or would do, for people: tables, warnings, and where the files are. Ids and counts only. */
export function showUndo(report: UndoReport, display: Display): void {
  showActions(report, display);
  showErrors(report, display);
  for (const warning of warningsOf(report)) display.warn(warning);
  showEnd(report, display);
}

function showActions({ actions, dryRun }: UndoReport, display: Display): void {
  const data = actions
    .filter(({ planned }) => planned > 0)
    .map(({ kind, planned, written, failed }) => ({
      Action: messages.getMessage(`action.${kind}`),
      Planned: planned,
      ...(dryRun ? {} : { Written: written, Failed: failed }),
    }));
  if (data.length > 0) display.table<Record<string, unknown>>({ title: messages.getMessage('table.actions'), data });
}

function showErrors({ errors }: UndoReport, display: Display): void {
  const data = errors.map(({ class: kind, owner, code, records, remedy }) => ({
    Class: kind,
    Code: code,
    Records: records,
    Owner: owner,
    'What to Do': remedy,
  }));
  if (data.length > 0) display.table({ title: messages.getMessage('table.errors'), data });
}

function warningsOf({ warnings, failed, workedOn, openTasks, withoutTask }: UndoReport): readonly string[] {
  const tasks = openTasks.map(({ taskId }) => taskId);
  const named = (text: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [messages.getMessage(text, [ids.length, listIds(ids)])];
  return [
    ...warnings,
    ...(failed > 0 ? [messages.getMessage('warning.failed', [failed])] : []),
    ...named('warning.workedOn', workedOn),
    ...named('warning.openTasks', tasks),
    ...named('warning.withoutTask', withoutTask),
  ];
}

const MOST_IDS = 20;

function listIds(ids: readonly string[]): string {
  const more = ids.length > MOST_IDS ? [messages.getMessage('warning.moreIds', [ids.length - MOST_IDS])] : [];
  return [...ids.slice(0, MOST_IDS), ...more].join(', ');
}

function showEnd(report: UndoReport, display: Display): void {
  const { runId, outcome, resultFiles } = report;
  const count = (kind: UndoKind, of: 'planned' | 'written'): number =>
    report.actions.find((action) => action.kind === kind)?.[of] ?? 0;
  const counts = (of: 'planned' | 'written') => [runId, count('restore', of), count('recede', of)];
  if (outcome === 'planned') display.logSuccess(messages.getMessage('result.planned', counts('planned')));
  else if (outcome !== 'undone') display.log(messages.getMessage('result.withFailures', counts('written')));
  else if (report.loads.length === 0) display.logSuccess(messages.getMessage('result.nothing', [runId]));
  else display.logSuccess(messages.getMessage('result.undone', counts('written')));
  if (resultFiles.length > 0) display.log(messages.getMessage('result.files', [resultFiles.join(', ')]));
}
