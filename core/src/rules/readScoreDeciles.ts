// SPDX-License-Identifier: Apache-2.0
import * as z from 'zod';
import type { ScoreDeciles } from './scoreDeciles.ts';

const scoreDeciles = z.object({
  v: z.literal(1),
  n: z.int().min(1),
  edges: z.array(z.number().min(0).max(1)).length(9),
  counts: z.array(z.int().min(0)).length(10),
});

/** Reads Score_Deciles__c; undefined where it is blank, or somebody has made something else of it. */
export function readScoreDeciles(json: string | null): ScoreDeciles | undefined {
  const read = scoreDeciles.safeParse(parse(json ?? ''));
  return read.success && isWhole(read.data) ? read.data : undefined;
}

function isWhole({ n, edges, counts }: ScoreDeciles): boolean {
  const rises = edges.every((edge, k) => edge >= (edges[k - 1] ?? 0));
  return rises && counts.reduce((sum, count) => sum + count, 0) === n;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
