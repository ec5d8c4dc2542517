// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import type { ChurnRun } from './churnRun.ts';
import { scaleDouble } from './decimal.ts';
import { unzipLines } from './lines/unzipLines.ts';

/** A renewal of the season that the model was tested on. */
export type EvaluatedRenewal = {
  /** Whole millionths. */
  readonly probabilityMicros: number;
  readonly churned: boolean;
};

/**
 * The renewals of the run's evaluation (gzipped NDJSON), one by one; none where the run has no evaluation.
 * @throws ChurnError `run_file_missing`, and `file_unreadable` naming file and line
 */
export async function* readEvaluation({ store, manifest }: ChurnRun): AsyncGenerator<EvaluatedRenewal> {
  const { evaluation } = manifest;
  if (evaluation === null || evaluation === undefined) return;
  let line = 0;
  try {
    for await (const text of unzipLines(store.read(evaluation))) {
      line += 1;
      if (text.trim() !== '') yield evaluatedRenewalOf(JSON.parse(text));
    }
  } catch (cause) {
    throw cause instanceof ChurnError ? cause : unreadable(`${store.uri}/${evaluation}`, line, cause);
  }
}

function evaluatedRenewalOf(row: unknown): EvaluatedRenewal {
  const { p, churned } = (row ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof p !== 'number' || !(p >= 0 && p <= 1)) throw new TypeError('p is no number from 0 to 1');
  if (typeof churned !== 'boolean') throw new TypeError('churned is neither true nor false');
  return { probabilityMicros: scaleDouble(p, 6), churned };
}

function unreadable(uri: string, line: number, cause: unknown): ChurnError {
  // a parser's message repeats what it read, which is a customer's
  const reason = cause instanceof SyntaxError ? 'it is no JSON' : (cause as Error).message;
  return new ChurnError('file_unreadable', `${uri}, line ${line}: ${reason}.`, 'Write the run anew.', { cause });
}
