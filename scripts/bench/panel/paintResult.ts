// SPDX-License-Identifier: Apache-2.0
import { median } from '../benchResult.ts';

/** One opening of an account's page. */
export type Paint = {
  /** From the start of the navigation until the panel's first card is in the DOM. */
  readonly milliseconds: number;
  /** Of these, from the arrival of the panel's data on. */
  readonly fromData: number;
  readonly graphqlRequests: number;
};

/** Medians over the openings of a page with this many risks. */
export type PaintResult = Paint & { readonly risks: number };

export function summarizePaints(risks: number, paints: readonly Paint[]): PaintResult {
  const middle = (name: keyof Paint): number => median(paints.map((paint) => paint[name]));
  return {
    risks,
    milliseconds: middle('milliseconds'),
    fromData: middle('fromData'),
    graphqlRequests: middle('graphqlRequests'),
  };
}

/** A line for each number of risks, columns aligned. */
export function formatPaints(results: readonly PaintResult[]): string {
  const head = ['first paint of the panel', 'ms', 'from data', 'GraphQL requests'];
  const lines = results.map(({ risks, milliseconds, fromData, graphqlRequests }) => [
    risks === 1 ? '1 risk' : `${risks} risks`,
    milliseconds.toFixed(0),
    fromData.toFixed(0),
    String(graphqlRequests),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)));
  const align = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return [head, ...lines].map((line) => line.map(align).join('  ')).join('\n');
}
