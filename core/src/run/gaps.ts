// SPDX-License-Identifier: Apache-2.0
import { parseListText } from './listText.ts';
import { textFault } from './textCheck.ts';
import { decodeText } from './utf8.ts';

const MAX_GAPS = 20;
const MAX_GAP = 200;

/** Reads a `data_gaps` cell in the order given; or what is wrong with it, in words. Null and empty: none. */
export function readGaps(cell: unknown): readonly string[] | string {
  const list = parseListText(cell instanceof Uint8Array ? decodeText(cell) : cell);
  if (list === undefined) return 'is no list of gaps';
  if (list.length > MAX_GAPS) return `lists more than ${MAX_GAPS} gaps (${list.length})`;
  const gaps: string[] = [];
  for (const gap of list) {
    if (typeof gap !== 'string') return `holds a gap that is no text (gap ${gaps.length + 1})`;
    const fault = textFault(gap, 1, MAX_GAP);
    if (fault !== undefined) return `holds a gap that ${fault} (gap ${gaps.length + 1})`;
    gaps.push(gap);
  }
  return gaps;
}
