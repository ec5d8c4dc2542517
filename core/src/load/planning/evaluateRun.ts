// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import { createEvaluationCollector, type PreviewEvaluation } from '../../rules/index.ts';
import { readEvaluation, type ChurnRun } from '../../run/index.ts';

/** How the model's scores did on its test season; null where the run doesn't say, with a warning where it can't be read. */
export type RunEvaluation = { readonly evaluation: PreviewEvaluation | null; readonly warnings: readonly string[] };

/** Never a reason to refuse a run: only a what-if shows it. */
export async function evaluateRun(run: ChurnRun): Promise<RunEvaluation> {
  const collector = createEvaluationCollector();
  try {
    for await (const { probabilityMicros, churned } of readEvaluation(run)) collector.add(probabilityMicros, churned);
  } catch (error) {
    if (!(error instanceof ChurnError)) throw error;
    return { evaluation: null, warnings: [`The evaluation of the run is left out: ${error.message}`] };
  }
  const evaluation = collector.evaluation();
  return { evaluation: evaluation.rows === 0 ? null : evaluation, warnings: [] };
}
