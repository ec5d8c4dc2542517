// SPDX-License-Identifier: Apache-2.0
import { ChurnError, type ErrorCode, type LoadReport } from '@churn-risk/core/load';
import type { GateVerdict } from '@churn-risk/core/plan';

/** How a delivery ended, and the URI of the run it was about, where the event names one. No customer's data. */
export type Ending = LoadEnding & { readonly run?: string };

type LoadEnding =
  /** The org agrees with the run. */
  | { readonly kind: 'loaded'; readonly report: LoadReport }
  /** An earlier delivery of the event did it all. */
  | { readonly kind: 'duplicate'; readonly loadId: string }
  /** The load went to its end, but records or Tasks are missing. */
  | { readonly kind: 'incomplete'; readonly report: LoadReport; readonly cause: string }
  /** It is in a clean state and goes on when it is called again. */
  | { readonly kind: 'unfinished'; readonly error: ChurnError }
  /** Nothing was written, and the same again would end the same. */
  | { readonly kind: 'refused'; readonly error: ChurnError; readonly cause: string }
  /** It may well go better next time. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** How a load that has a report ended. A Task check that was cut off by the deadline is made again. */
export function endingOfReport(report: LoadReport, deadline: AbortSignal): Ending {
  if (report.outcome !== 'loaded with failures') return { kind: 'loaded', report };
  if (deadline.aborted) return { kind: 'unfinished', error: deadline.reason as ChurnError };
  return { kind: 'incomplete', report, cause: causeOf(report) };
}

export function endingOfError(error: unknown): Ending {
  if (!(error instanceof ChurnError)) return { kind: 'failed', error };
  const kind = passes(error) ? 'failed' : (KINDS[error.code] ?? 'failed');
  if (kind !== 'refused') return { kind, error };
  return { kind, error, cause: `${error.code}: ${error.message} ${error.next}` };
}

/** A load that was refused only because the org allows too little more today. */
function passes({ code, data }: ChurnError): boolean {
  if (code !== 'gates_closed' || typeof data !== 'object' || data === null || !('gates' in data)) return false;
  return (data.gates as readonly GateVerdict[]).every(({ name }) => name === 'allowance');
}

/** What an error means for the delivery; every other code is a failure that may pass. */
const KINDS: Readonly<Partial<Record<ErrorCode, 'unfinished' | 'refused'>>> = {
  run_not_found: 'refused',
  run_file_missing: 'refused',
  manifest_invalid: 'refused',
  contract_unknown: 'refused',
  run_file_differs: 'refused',
  column_missing: 'refused',
  file_unreadable: 'refused',
  run_empty: 'refused',
  thresholds_invalid: 'refused',
  gates_closed: 'refused',
  usage: 'refused',
  // a load of the same season is under way, or died less than a quarter of an hour ago
  lease_held: 'unfinished',
  timed_out: 'unfinished',
  interrupted: 'unfinished',
};

function causeOf({ failed, tasks, resultFiles }: LoadReport): string {
  const missing = `${failed} records were not taken, ${tasks.missing.length} alerts have no Task`;
  return `loaded with failures: ${missing}. See failed.csv in ${resultFiles.join(' and ')}.`;
}
