// SPDX-License-Identifier: Apache-2.0
import { DELIMITERS, LINE_ENDINGS, type Job } from './job.ts';

type CsvForm = Pick<Job, 'columnDelimiter' | 'lineEnding'>;

/** One line of a result file. Every value is quoted: clients guess the delimiter and split unquoted values at any of the six. */
export function csvLine(cells: readonly string[], { columnDelimiter, lineEnding }: CsvForm): string {
  return cells.map(quoteCell).join(DELIMITERS[columnDelimiter]) + LINE_ENDINGS[lineEnding];
}

function quoteCell(cell: string): string {
  return cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : `"${cell}"`;
}
