// SPDX-License-Identifier: Apache-2.0
import { ERROR_CLASSES, type LoadReport } from '@churn-risk/core/load';
import type { LoadEnding } from './loadEnding.ts';
import { secondsOf } from './loadEnding.ts';
import { messages } from './reportMessages.ts';

/** What a pipeline shows of one question that a load answers. */
export type TestCase = {
  readonly group: string;
  readonly name: string;
  readonly seconds?: number;
  /** `skipped` is worth a look and holds nothing up, `error` ended the load. */
  readonly verdict: 'passed' | 'skipped' | 'failed' | 'error';
  /** One line. */
  readonly message?: string;
  /** What was found and what helps. */
  readonly text?: string;
};

/** A case for the load itself, for each gate, and for each thing that can go wrong with rows and Tasks. */
export function testCasesOf(ending: LoadEnding): readonly TestCase[] {
  const { report } = ending;
  if (report === undefined) return [loadCase(ending)];
  return [
    loadCase(ending),
    ...report.gates.map(gateCase),
    ...rowCases(report),
    ...(isWritten(report) ? [...errorCases(report), tasksCase(report)] : []),
  ];
}

function loadCase(ending: LoadEnding): TestCase {
  const { failure, dryRun } = ending;
  const named = { group: 'load', name: text(dryRun ? 'case.plan' : 'case.load'), seconds: secondsOf(ending) };
  if (failure === undefined) return { ...named, verdict: 'passed' };
  return { ...named, verdict: 'error', message: failure.message, text: `${failure.message}\n${failure.next}`.trim() };
}

function gateCase({ name, closed, overridden, overridable, warns, message }: LoadReport['gates'][number]): TestCase {
  const named = { group: 'gates', name };
  if (closed && !overridden) {
    const remedy = overridable ? text('gate.overridable', name) : text('gate.never', name);
    return { ...named, verdict: 'failed', message, text: `${message}\n${remedy}` };
  }
  if (overridden) return { ...named, verdict: 'skipped', message: text('gate.overridden', message) };
  return warns ? { ...named, verdict: 'skipped', message } : { ...named, verdict: 'passed', text: message };
}

/** Within their limits they are warnings; above, their gate fails. */
function rowCases({ rejects, rows, unknown, atRisk }: LoadReport): readonly TestCase[] {
  return [
    warningCase(text('case.rejects'), rejects, text('rows.rejects', rejects, rows)),
    warningCase(text('case.unknown'), unknown, text('rows.unknown', unknown, atRisk)),
  ];
}

function warningCase(name: string, count: number, message: string): TestCase {
  return { group: 'rows', name, ...(count > 0 ? { verdict: 'skipped', message } : { verdict: 'passed' }) };
}

function errorCases({ errors }: LoadReport): readonly TestCase[] {
  return ERROR_CLASSES.map((kind) => {
    const found = errors.filter((error) => error.class === kind);
    const named = { group: 'errors', name: kind };
    if (found.length === 0) return { ...named, verdict: 'passed' };
    const records = found.reduce((sum, error) => sum + error.records, 0);
    const lines = found.map(({ code, records: count, owner, remedy }) =>
      text('errors.line', code, count, owner, remedy),
    );
    return { ...named, verdict: 'failed', message: text('errors.records', records), text: lines.join('\n') };
  });
}

const MOST_IDS = 20;

function tasksCase({ tasks: { alerts, missing } }: LoadReport): TestCase {
  const named = { group: 'tasks', name: text('case.tasks') };
  if (missing.length === 0) return { ...named, verdict: 'passed' };
  const ids = missing.slice(0, MOST_IDS).map(({ riskId }) => riskId);
  return {
    ...named,
    verdict: 'failed',
    message: text('tasks.missing', missing.length, alerts),
    text: [...ids, ...(missing.length > MOST_IDS ? ['...'] : []), text('tasks.remedy')].join('\n'),
  };
}

function isWritten({ outcome }: LoadReport): boolean {
  return outcome === 'loaded' || outcome === 'loaded with failures';
}

function text(name: string, ...tokens: readonly (string | number)[]): string {
  return messages.getMessage(name, [...tokens]);
}
