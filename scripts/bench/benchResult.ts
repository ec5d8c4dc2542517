// SPDX-License-Identifier: Apache-2.0
import type { Measurement } from './phases/measurement.ts';

/** The medians of a phase over all rounds. */
export type PhaseResult = Measurement & {
  readonly name: string;
  readonly rowsPerSecond: number;
  /** Time for a row, compared with the first phase. */
  readonly timesFirst: number;
};

/** Measurements of each phase, by name; the first phase is the yardstick. */
export type PhaseRounds = ReadonlyMap<string, readonly Measurement[]>;

export function summarize(phases: PhaseRounds): readonly PhaseResult[] {
  const results = [...phases].map(([name, rounds]) => ({ name, ...medianOf(rounds) }));
  const first = results[0];
  return results.map((result) => {
    const rowsPerSecond = result.rows / result.seconds;
    return { ...result, rowsPerSecond, timesFirst: first ? first.rows / first.seconds / rowsPerSecond : 1 };
  });
}

function medianOf(rounds: readonly Measurement[]): Measurement {
  const last = rounds.at(-1);
  if (last === undefined) throw new Error('a phase was not measured');
  const cpuSeconds = rounds.flatMap((round) => round.cpuSeconds ?? []);
  const peakMiB = rounds.flatMap((round) => round.peakMiB ?? []);
  return {
    rows: last.rows,
    seconds: median(rounds.map(({ seconds }) => seconds)),
    ...(cpuSeconds.length === 0 ? {} : { cpuSeconds: median(cpuSeconds) }),
    ...(peakMiB.length === 0 ? {} : { peakMiB: median(peakMiB) }),
    notes: last.notes,
  };
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/** A line for each phase, columns aligned. */
export function formatTable(results: readonly PhaseResult[]): string {
  const head = ['', 'rows', 'rows/s', 'seconds', 'CPU s', 'peak MiB', 'time/row', ''];
  const lines = results.map((result) => [
    result.name,
    whole(result.rows),
    whole(result.rowsPerSecond),
    result.seconds.toFixed(2),
    result.cpuSeconds?.toFixed(2) ?? '',
    result.peakMiB === undefined ? '' : whole(result.peakMiB),
    `x ${result.timesFirst.toFixed(2)}`,
    Object.entries(result.notes)
      .map(([name, count]) => `${whole(count)} ${name}`)
      .join(', '),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)));
  const align = (cell: string, column: number): string =>
    column === 0 || column === head.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return [head, ...lines].map((line) => line.map(align).join('  ').trimEnd()).join('\n');
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
