// SPDX-License-Identifier: Apache-2.0
import type { WritingKind } from '../writing/writingKind.ts';
import type { ErrorAdvice } from './errorClass.ts';

/** A line of failed.csv: a record that the org did not take, or an alert without its Task. */
export type FailedWrite = {
  readonly riskKey: string;
  /** undefined: the Risk was to be created. */
  readonly riskId: string | undefined;
  readonly action: WritingKind | 'task';
  /**
   * The platform's code, or one of the load: `NOT_PROCESSED` (its job ended before), `NOT_SENT` and `NOT_CONFIRMED` (the
   * load ended before), `CHANGED_MEANWHILE` (left alone), `TASK_MISSING` (an alert without its Task).
   */
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
  readonly advice: ErrorAdvice;
  /** How often the load tried to write it; 0 for an alert without its Task. */
  readonly tries: number;
};
