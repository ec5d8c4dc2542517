// SPDX-License-Identifier: Apache-2.0
import { ceilScaled, exactDecimal } from '../exactDecimal.ts';
import type { PreviewEvaluation } from './previewDocument.ts';

/** What a Min_Probability would have meant in the season that the model was tested on. */
export type CutEvaluation = {
  /** The cut looked at: Min_Probability, rounded up to a multiple of 0.005. */
  readonly cut: number;
  /** Of the renewals flagged, the share that churned; null where none is flagged. */
  readonly precision: number | null;
  /** Of the renewals that churned, the share that is flagged; null where none churned. */
  readonly recall: number | null;
  /** The share of all renewals that churned: the precision of flagging everything. */
  readonly baseRate: number | null;
  readonly flagged: number;
  readonly rows: number;
};

/**
 * Looks at the renewals of the test season that scored at least `minProbability`. The record's other conditions
 * (value, segment, days, number of renewals) are not looked at.
 */
export function evaluateCut(evaluation: PreviewEvaluation, minProbability: number): CutEvaluation {
  const { rows, churned, cut, flagged, hit } = evaluation;
  const micros = STEP_MICROS * stepOf(minProbability);
  const i = cut.findIndex((listed) => listed >= micros);
  const found = flagged[i] ?? 0;
  return {
    cut: micros / MICROS,
    precision: found === 0 ? null : (hit[i] ?? 0) / found,
    recall: churned === 0 ? null : (hit[i] ?? 0) / churned,
    baseRate: rows === 0 ? null : churned / rows,
    flagged: found,
    rows,
  };
}

/** Collects the renewals of a test season, in any order, in the memory of one histogram. */
export interface EvaluationCollector {
  add(probabilityMicros: number, churned: boolean): void;
  evaluation(): PreviewEvaluation;
}

const MICROS = 1_000_000;
const STEP_MICROS = 5_000;
const STEPS = MICROS / STEP_MICROS;

export function createEvaluationCollector(): EvaluationCollector {
  const rows = new Array<number>(STEPS + 1).fill(0);
  const churned = new Array<number>(STEPS + 1).fill(0);
  return {
    add(probabilityMicros, hasChurned) {
      const step = Math.floor(probabilityMicros / STEP_MICROS);
      rows[step] = (rows[step] ?? 0) + 1;
      if (hasChurned) churned[step] = (churned[step] ?? 0) + 1;
    },
    evaluation: () => evaluationOf(sumFromEnd(rows), sumFromEnd(churned), rows),
  };
}

/** The least whole step that is not below the probability. */
function stepOf(probability: number): number {
  return Math.ceil(Number(ceilScaled(exactDecimal(probability), 6)) / STEP_MICROS);
}

function evaluationOf(flagged: readonly number[], hit: readonly number[], rows: readonly number[]): PreviewEvaluation {
  const steps = rows.flatMap((count, step) => (count > 0 ? [step] : []));
  return {
    rows: flagged[0] ?? 0,
    churned: hit[0] ?? 0,
    cut: steps.map((step) => step * STEP_MICROS),
    flagged: steps.map((step) => flagged[step] ?? 0),
    hit: steps.map((step) => hit[step] ?? 0),
  };
}

/** At each place the sum of it and all that follow. */
function sumFromEnd(counts: readonly number[]): readonly number[] {
  const sums = [...counts];
  for (let i = sums.length - 2; i >= 0; i--) sums[i] = (sums[i] ?? 0) + (sums[i + 1] ?? 0);
  return sums;
}
