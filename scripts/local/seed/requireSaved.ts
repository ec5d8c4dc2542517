// SPDX-License-Identifier: Apache-2.0
import type { SavedRecord } from '../adminClient.ts';

const SHOWN = 5;

/** Throws an Error that names the first rows that were refused; `firstLine` is where the first record stands in its file. */
export function requireSaved(
  source: string,
  records: readonly unknown[],
  saved: readonly SavedRecord[],
  firstLine?: number,
): void {
  const refused = saved.flatMap(({ success, errors }, index) => (success ? [] : [{ index, errors }]));
  if (refused.length === 0 && saved.length === records.length) return;
  const lines = refused.slice(0, SHOWN).map(({ index, errors }) => {
    const place = firstLine === undefined ? '' : ` row ${index + firstLine}`;
    return `  ${source}${place}: ${errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ')}`;
  });
  throw new Error(`${refused.length} of ${records.length} records were refused\n${lines.join('\n')}`);
}
