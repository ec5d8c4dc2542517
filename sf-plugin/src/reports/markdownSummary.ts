// SPDX-License-Identifier: Apache-2.0
import type { LoadReport } from '@churn-risk/core/load';
import { formatElapsed } from '../display/elapsed.ts';
import { secondsOf, type LoadEnding } from './loadEnding.ts';
import { messages } from './reportMessages.ts';

/** The ending of a load as Markdown, for the summary of a pipeline. Counts only, no customer's data. */
export function renderSummary(ending: LoadEnding): string {
  const { report, failure } = ending;
  const blocks = [
    `# ${text('summary.title', titleOf(ending))}`,
    ...(failure === undefined ? [] : [`**${escapeMarkdown(failure.message)}**`]),
    ...(report === undefined ? [] : reportBlocks(report, ending)),
    ...nextBlocks(ending),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function titleOf({ report, failure }: LoadEnding): string {
  if (report === undefined) return failure?.code ?? '';
  return `${report.runId}: ${failure === undefined ? report.outcome : failure.code}`;
}

function reportBlocks(report: LoadReport, ending: LoadEnding): readonly string[] {
  return [
    factsBlock(report, ending),
    tableBlock('summary.bands', bandRows(report)),
    tableBlock('summary.actions', actionRows(report)),
    tableBlock('summary.errors', errorRows(report)),
    tableBlock('summary.gates', gateRows(report)),
    listBlock('summary.warnings', report.warnings),
  ];
}

function factsBlock(report: LoadReport, ending: LoadEnding): string {
  const { season, asOf, scope, orgId, rows, rejects, accounts, atRisk, unknown, heldOut, newAlerts, tasks } = report;
  const stages = report.stages.map(({ stage, milliseconds }) => `${stage} ${formatElapsed(milliseconds)}`).join(', ');
  const facts = [
    text('facts.run', season, asOf, scope, orgId),
    text('facts.rows', rows, rejects, accounts),
    text('facts.atRisk', atRisk, unknown, heldOut),
    text('facts.alerts', newAlerts.planned, newAlerts.written, tasks.found, tasks.missing.length),
    text('facts.cost', report.apiCalls, report.polls, report.jobs.length, report.retried.records),
    text('facts.time', formatElapsed(secondsOf(ending) * 1000), stages),
    ...(report.plan === null ? [] : [text('facts.plan', report.plan.sha256, report.plan.madeAt)]),
  ];
  return facts.map((fact) => `- ${fact}`).join('\n');
}

type Row = Readonly<Record<string, string | number>>;

function bandRows({ bands }: LoadReport): readonly Row[] {
  return bands.map(({ band, atRisk, newAlerts, heldOut, unknown, actions }) => ({
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
}

function actionRows({ actions, dryRun }: LoadReport): readonly Row[] {
  return actions
    .filter(({ planned }) => planned > 0)
    .map(({ kind, planned, written, failed }) => ({
      Action: kind.replaceAll('_', ' '),
      Planned: planned,
      ...(dryRun ? {} : { Written: written, Failed: failed }),
    }));
}

function errorRows({ errors }: LoadReport): readonly Row[] {
  return errors.map(({ class: kind, code, records, owner, remedy }) => ({
    Class: kind,
    Code: code,
    Records: records,
    Owner: owner,
    'What to Do': remedy,
  }));
}

function gateRows({ gates }: LoadReport): readonly Row[] {
  return gates.map((gate) => ({ Gate: gate.name, State: stateOf(gate), Finding: gate.message }));
}

function stateOf({ closed, overridden, warns }: LoadReport['gates'][number]): string {
  if (overridden) return 'overridden';
  if (closed) return '**closed**';
  return warns ? 'warning' : 'open';
}

function tableBlock(title: string, rows: readonly Row[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  const columns = Object.keys(first);
  const alignments = columns.map((column) => (typeof first[column] === 'number' ? '---:' : '---'));
  const cells = rows.map((row) => columns.map((column) => cellText(row[column] ?? '')));
  return [`## ${text(title)}`, '', ...[columns, alignments, ...cells].map((line) => `| ${line.join(' | ')} |`)].join(
    '\n',
  );
}

function cellText(value: string | number): string {
  if (typeof value === 'number') return value.toLocaleString('en');
  return value === '**closed**' ? value : escapeMarkdown(value);
}

function listBlock(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [`## ${text(title)}`, '', ...lines.map((line) => `- ${escapeMarkdown(line)}`)].join('\n');
}

function nextBlocks({ report, failure }: LoadEnding): readonly string[] {
  const next = failure === undefined ? nextOf(report) : failure.next;
  return next === '' ? [] : [`## ${text('summary.next')}`, escapeMarkdown(next)];
}

function nextOf(report: LoadReport | undefined): string {
  if (report?.outcome === 'planned') return text(report.plan === null ? 'next.planned' : 'next.apply');
  return report?.outcome === 'loaded with failures' ? text('next.failures') : '';
}

/** A text that Markdown shows as it is, on one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ');
}

function text(name: string, ...tokens: readonly (string | number)[]): string {
  return messages.getMessage(name, [...tokens]);
}
