// SPDX-License-Identifier: Apache-2.0

/**
 * Churn_Run__c.Score_Deciles__c: how the scores of a run lie, to be held against a later run.
 * `edges[k - 1]` is decile k, the score at position ceil(k n / 10) of the sorted scores; `counts` are those of the ten
 * bins between the edges, a bin holding its upper edge.
 */
export type ScoreDeciles = {
  readonly v: 1;
  readonly n: number;
  readonly edges: readonly number[];
  readonly counts: readonly number[];
};

/** Collects the scores of all accepted renewals, in any order. */
export interface ScoreCollector {
  add(probabilityMicros: number): void;
  /** undefined: no score was added. */
  deciles(): ScoreDeciles | undefined;
  /** How many of the scores lie in each of the ten bins between the edges of an earlier run. */
  countBins(edges: readonly number[]): readonly number[];
}

const MICROS = 1_000_000;

/** A histogram of all possible scores: 4 MB, however long the run is. */
export function createScoreCollector(): ScoreCollector {
  const histogram = new Uint32Array(MICROS + 1);
  let n = 0;
  return {
    add(probabilityMicros) {
      histogram[probabilityMicros] = (histogram[probabilityMicros] ?? 0) + 1;
      n++;
    },
    deciles() {
      if (n === 0) return undefined;
      const edges = findEdges(histogram, n);
      return { v: 1, n, edges: edges.map((edge) => edge / MICROS), counts: countBins(histogram, edges) };
    },
    countBins: (edges) =>
      countBins(
        histogram,
        edges.map((edge) => Math.round(edge * MICROS)),
      ),
  };
}

/** In millionths. */
function findEdges(histogram: Uint32Array, n: number): readonly number[] {
  const positions = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((k) => Math.ceil((k * n) / 10));
  const edges: number[] = [];
  let seen = 0;
  histogram.forEach((count, score) => {
    if (count === 0) return;
    seen += count;
    while (seen >= (positions[edges.length] ?? Infinity)) edges.push(score);
  });
  return edges;
}

function countBins(histogram: Uint32Array, edges: readonly number[]): readonly number[] {
  const bounds = [-1, ...edges, MICROS];
  return bounds
    .slice(1)
    .map((upper, bin) => histogram.subarray((bounds[bin] ?? 0) + 1, upper + 1).reduce((sum, count) => sum + count, 0));
}
