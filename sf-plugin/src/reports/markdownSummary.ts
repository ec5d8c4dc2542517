// SPDX-License-Identifier: Apache-2.0
import type { LoadReport } from '@churn-risk/core/load';
import { formatElapsed } from '../display/elapsed.ts';
import { actionRows, bandRows, errorRows, gateRows, routeRows, type TableRow } from '../display/loadTables.ts';
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
    tableBlock('summary.routes', report.dryRun ? routeRows(report) : []),
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

function tableBlock(title: string, rows: readonly TableRow[]): string {
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
  return typeof value === 'number' ? value.toLocaleString('en') : escapeMarkdown(value);
}

function listBlock(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [`## ${text(title)}`, '', ...lines.map((line) => `- ${escapeMarkdown(line)}`)].join('\n');
}

function nextBlocks({ report, failure, goOn }: LoadEnding): readonly string[] {
  const next = escapeMarkdown(failure === undefined ? nextOf(report) : failure.next);
  const command = goOn === undefined ? '' : `\`\`\`sh\n${goOn}\n\`\`\``;
  return next + command === '' ? [] : [`## ${text('summary.next')}`, next, command];
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
