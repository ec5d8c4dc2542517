// SPDX-License-Identifier: Apache-2.0
import type { NamedChange, PreviewReport, RecordChange } from '@churn-risk/core/preview';
import { messages } from '../preview/previewMessages.ts';
import type { Display } from './loadSummary.ts';

export type PreviewDisplay = {
  /** Without a file there is nothing to compare with: only what is now is shown. */
  readonly hasFile: boolean;
  /** Accounts named in the table. */
  readonly mostAccounts: number;
};

/** What thresholds would do, for who asked: names of accounts and owners included. */
export function showPreview(report: PreviewReport, display: Display, options: PreviewDisplay): void {
  const sides: readonly Side[] = options.hasFile ? ['now', 'after'] : ['now'];
  showTotals(report, display, sides);
  showBands(report, display, sides);
  showTakers(report, display, sides);
  showRecords(report, display, sides);
  showChanges(report, display, options.mostAccounts);
  for (const warning of warningsOf(report)) display.warn(warning);
  display.logSuccess(endOf(report, options));
}

function endOf({ runId, enter, leave, now }: PreviewReport, { hasFile }: PreviewDisplay): string {
  return hasFile
    ? messages.getMessage('result.compared', [runId, enter, leave])
    : messages.getMessage('result.now', [runId, now.accounts]);
}

type Side = 'now' | 'after';
type Row = Record<string, unknown>;

const HEADINGS: Readonly<Record<Side, string>> = { now: 'Now', after: 'After' };

function showTotals({ currency, ...report }: PreviewReport, display: Display, sides: readonly Side[]): void {
  const figures: ReadonlyArray<readonly [string, (side: Side) => unknown]> = [
    ['accounts', (side) => report[side].accounts],
    ['value', (side) => `${formatValue(report[side].value)} ${currency}`],
    ['alerts', (side) => report[side].alerts],
    ['heldOut', (side) => report[side].heldOut],
    ['unknown', (side) => report[side].unknown],
  ];
  const data = figures.map(([name, figureOf]) => ({
    Total: messages.getMessage(`total.${name}`),
    ...bySide(sides, figureOf),
  }));
  display.table<Row>({ title: messages.getMessage('table.totals'), data });
}

function showBands({ bands }: PreviewReport, display: Display, sides: readonly Side[]): void {
  const data = bands.map((band) => ({ Band: band.band, ...bySide(sides, (side) => band[side]) }));
  if (data.length > 0) display.table<Row>({ title: messages.getMessage('table.bands'), data });
}

function showTakers({ takers }: PreviewReport, display: Display, sides: readonly Side[]): void {
  const data = takers.map((taker) => ({
    Kind: taker.kind,
    Name: taker.name,
    ...bySide(sides, (side) => taker[side]),
    Capacity: taker.capacity ?? '',
    Note: (sides.includes('after') ? taker.over : taker.overNow) ? messages.getMessage('note.over') : '',
  }));
  if (data.length > 0) display.table<Row>({ title: messages.getMessage('table.takers'), data });
}

function showRecords({ records }: PreviewReport, display: Display, sides: readonly Side[]): void {
  const data = records.flatMap((record) => sides.flatMap((side) => recordRow(record, side, sides)));
  if (data.length > 0) display.table<Row>({ title: messages.getMessage('table.records'), data });
}

function recordRow(record: RecordChange, side: Side, sides: readonly Side[]): readonly Row[] {
  const cut = record[side];
  if (cut === null) return [];
  const { evaluation } = cut;
  return [
    {
      Record: record.developerName,
      ...(sides.length > 1 ? { When: HEADINGS[side] } : {}),
      Band: cut.band,
      'Min Probability': cut.minProbability,
      ...(evaluation && {
        Precision: formatShare(evaluation.precision),
        Recall: formatShare(evaluation.recall),
        'Base Rate': formatShare(evaluation.baseRate),
      }),
    },
  ];
}

function showChanges({ changes, currency }: PreviewReport, display: Display, most: number): void {
  const shown = changes.slice(0, most);
  if (shown.length > 0) {
    const title = messages.getMessage('table.changes');
    display.table<Row>({ title, data: shown.map((change) => changeRow(change, currency)) });
  }
  if (changes.length > shown.length) display.log(messages.getMessage('more', [changes.length - shown.length]));
}

function changeRow(change: NamedChange, currency: string): Row {
  return {
    Change: change.change,
    Account: change.accountName ?? change.accountId,
    Band: change.band,
    Probability: change.probability,
    'Value at Risk': `${formatValue(change.valueAtRisk)} ${currency}`,
    'Next Renewal': change.nextRenewalDate,
    Owner: change.ownerName,
  };
}

function warningsOf({ warnings, rejects, rows, records }: PreviewReport): readonly string[] {
  const hasEvaluation = records.some(({ now, after }) => (now ?? after)?.evaluation != null);
  return [
    ...warnings,
    ...(rejects > 0 ? [messages.getMessage('warning.rejects', [rejects, rows])] : []),
    ...(records.length > 0 && !hasEvaluation ? [messages.getMessage('warning.noEvaluation')] : []),
  ];
}

function bySide(sides: readonly Side[], figureOf: (side: Side) => unknown): Row {
  return Object.fromEntries(sides.map((side) => [HEADINGS[side], figureOf(side)]));
}

const MONEY = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function formatValue(value: number | string): string {
  // a text is formatted with all its digits
  return MONEY.format(value as number);
}

function formatShare(share: number | null): string {
  return share === null ? '' : `${(share * 100).toFixed(1)} %`;
}
