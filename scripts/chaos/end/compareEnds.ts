// SPDX-License-Identifier: Apache-2.0
import type { End } from './readEnd.ts';

/** What is missing and what is too much in an end, a line each; none: the ends are equal. Counts lines that are there twice. */
export function compareEnds(expected: End, found: End): readonly string[] {
  const missing = linesBeyond(expected, found).map((line) => `missing: ${line}`);
  const tooMany = linesBeyond(found, expected).map((line) => `too much: ${line}`);
  return [...missing, ...tooMany];
}

function linesBeyond(lines: End, others: End): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
