// SPDX-License-Identifier: Apache-2.0
import type { Local } from '../../local/startLocal.ts';
import type { Measurement } from '../phases/measurement.ts';
import { measureSf } from './measureSf.ts';

/** A load as `sf churn load` is told to do it. */
export type MeasuredLoad = {
  /** URI of the run. */
  readonly run: string;
  readonly thresholdsFile: string;
  readonly local: Local;
  /** For temporary files. */
  readonly folder: string;
};

/** Measures `sf churn load` from the predictions to the checked Tasks; `rows` are the Risks that it found at risk. */
export async function measureLoad({ run, thresholdsFile, local, folder }: MeasuredLoad): Promise<Measurement> {
  const args = ['churn', 'load', '--run', run, '--thresholds', thresholdsFile, '--json'];
  const { stdout, apiCalls, ...usage } = await measureSf(args, local.environment, local, folder);
  const report = (JSON.parse(stdout) as { result: ReportedLoad }).result;
  const written = report.actions.reduce((sum, action) => sum + action.written, 0);
  const notes = {
    predictions: report.rows,
    'risks written': written,
    'tasks found': report.tasks.found,
    'API calls': apiCalls,
    polls: report.polls,
  };
  return { rows: report.atRisk, ...usage, notes };
}

/** The part of the command's result that is shown. */
type ReportedLoad = {
  readonly rows: number;
  readonly atRisk: number;
  readonly actions: readonly { readonly written: number }[];
  readonly tasks: { readonly found: number };
  readonly polls: number;
};
