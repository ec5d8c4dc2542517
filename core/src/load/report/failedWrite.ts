// SPDX-License-Identifier: Apache-2.0
import type { WritingKind } from '../writing/writingKind.ts';
import type { ErrorAdvice } from './errorClass.ts';

/** A line of failed.csv: a record that the org did not take, or an alert without its Task. */
export type FailedWrite = {
  readonly riskKey: string;
  /** undefined: the Risk was to be created. */
  readonly riskId: string | undefined;
  readonly action: WritingKind | 'task';
  /** The platform's code; `NOT_PROCESSED` where it did not get to the record, `TASK_MISSING` for an alert without its Task. */
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
  readonly advice: ErrorAdvice;
};
