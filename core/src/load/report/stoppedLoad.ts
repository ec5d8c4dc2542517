// SPDX-License-Identifier: Apache-2.0
import { ChurnError, type ErrorCode } from '../../churnError.ts';
import type { IngestStop } from '../ports.ts';
import type { RisksWritten } from '../writing/writeRisks.ts';

/** How a load ends that an error has ended. */
export function outcomeOf(error: unknown): 'refused' | 'interrupted' | 'failed' {
  if (!(error instanceof ChurnError)) return 'failed';
  if (error.code === 'gates_closed' || error.code === 'plan_differs') return 'refused';
  return GOING_ON.has(error.code) ? 'interrupted' : 'failed';
}

/** Nothing is wrong: the same load goes on where this one ended. */
const GOING_ON: ReadonlySet<ErrorCode> = new Set(['interrupted', 'timed_out', 'allowance_used_up']);

/** The error that ended the writing, with how far it had come; an error of another kind as it is. */
export function tellStop({ error, jobId }: IngestStop, written: RisksWritten): unknown {
  if (!(error instanceof ChurnError)) return error;
  const progress = progressOf(written);
  const data = { ...(error.data as object | undefined), ...progress, ...(jobId === undefined ? {} : { jobId }) };
  const message = `${error.message} ${tellProgress(progress, jobId)}`;
  return new ChurnError(error.code, message, error.next, { cause: error.cause ?? error, data });
}

/** Of the Risks that were to be written. */
type Progress = {
  readonly written: number;
  /** Refused by the org for good, or out of tries. */
  readonly failed: number;
  /** In the job that goes on without being watched. */
  readonly unconfirmed: number;
  readonly notSent: number;
};

function progressOf({ written, failed }: RisksWritten): Progress {
  const counted = (code: string): number => failed.filter((write) => write.code === code).length;
  const unconfirmed = counted('NOT_CONFIRMED');
  const notSent = counted('NOT_SENT');
  return {
    written: Object.values(written).reduce((sum, count) => sum + count, 0),
    failed: failed.length - unconfirmed - notSent,
    unconfirmed,
    notSent,
  };
}

function tellProgress({ written, failed, unconfirmed, notSent }: Progress, jobId: string | undefined): string {
  const rest = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(notSent > 0 ? [`${notSent} were not sent`] : []),
    ...(unconfirmed > 0
      ? [`${unconfirmed} ${jobId === undefined ? 'are not known' : `are left to job ${jobId}`}`]
      : []),
  ];
  return `Risks written: ${[String(written), ...rest].join(', ')}.`;
}
