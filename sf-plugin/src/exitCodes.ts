// SPDX-License-Identifier: Apache-2.0
import type { ErrorCode } from '@churn-risk/core/load';

/** Written, but with failures: the one exit code besides 0 that comes with a result. */
export const WITH_FAILURES = 4;

/** The exit code of every error that a load can end with. */
export const EXIT_CODES: Readonly<Record<ErrorCode, 1 | 2 | 3 | 5>> = {
  run_not_found: 3,
  run_file_missing: 3,
  manifest_invalid: 3,
  contract_unknown: 3,
  run_file_differs: 3,
  column_missing: 3,
  file_unreadable: 3,
  run_empty: 3,
  thresholds_invalid: 3,
  gates_closed: 3,
  undo_refused: 3,
  journal_missing: 3,
  plan_invalid: 3,
  plan_differs: 3,
  preview_invalid: 3,
  config_invalid: 3,
  notebook_missing: 3,
  emr_refused: 1,
  emr_unreachable: 1,
  model_run_failed: 1,
  org_unreachable: 1,
  org_refused: 1,
  org_response: 1,
  session_expired: 1,
  lease_held: 1,
  secret_unreadable: 1,
  secret_invalid: 1,
  store_unreadable: 1,
  store_unwritable: 1,
  usage: 2,
  allowance_used_up: 5,
  timed_out: 5,
  interrupted: 5,
};
