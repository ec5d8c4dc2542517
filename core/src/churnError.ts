// SPDX-License-Identifier: Apache-2.0

/**
 * Why a command could not go on. Closed list: the plugin maps each code to an exit code and the Lambda to an alarm.
 * Rejected rows and failed records are results, never errors.
 */
export const ERROR_CODES = [
  // the run: refused, exit 3
  'run_not_found',
  'run_file_missing',
  'manifest_invalid',
  'contract_unknown',
  'run_file_differs',
  'column_missing',
  'file_unreadable',
  'run_empty',
  // thresholds and gates: refused, exit 3
  'thresholds_invalid',
  'gates_closed',
  // what an undo needs is not there or not so: refused, exit 3
  'undo_refused',
  'journal_missing',
  // a saved plan: refused, exit 3
  'plan_invalid',
  'plan_differs',
  // what a page reads of a run
  'preview_invalid',
  // a model run: nothing is started, exit 3
  'config_invalid',
  'notebook_missing',
  // a model run: exit 1
  'emr_refused',
  'emr_unreachable',
  'model_run_failed',
  // the org: exit 1
  'org_unreachable',
  'org_refused',
  'org_response',
  'session_expired',
  'lease_held',
  // the login of a Lambda, in Secrets Manager: exit 1
  'secret_unreadable',
  'secret_invalid',
  // storage: exit 1
  'store_unreadable',
  'store_unwritable',
  // input of the command: exit 2
  'usage',
  // exit 5
  'allowance_used_up',
  'timed_out',
  'interrupted',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The project's one error type. `message` says what and where (file, field); `next` says what to do about it. */
export class ChurnError extends Error {
  readonly code: ErrorCode;
  /** What to do next: one sentence or a command that can be pasted. */
  readonly next: string;
  /** Machine-readable detail for `--json` (never a customer's data). */
  readonly data: unknown;

  constructor(code: ErrorCode, message: string, next: string, options: { cause?: unknown; data?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'ChurnError';
    this.code = code;
    this.next = next;
    this.data = options.data;
  }
}
