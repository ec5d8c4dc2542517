// SPDX-License-Identifier: Apache-2.0
import type { IngestJobError, IngestOutcome, IngestStop } from '../ports.ts';
import { ChurnError } from '../../churnError.ts';
import { classifyError, classifyJobError } from '../report/errorClass.ts';
import type { FailedWrite } from '../report/failedWrite.ts';

/** Why a row was not written, and how often it was tried. */
export type RowFailure = Pick<FailedWrite, 'code' | 'message' | 'fields' | 'advice' | 'tries'>;

/** Of every row that is not known as written. */
export function* failuresOf(outcome: IngestOutcome, tries: number): Generator<readonly [string, RowFailure]> {
  for (const { key, ...failure } of outcome.failed) yield [key, { ...failure, advice: classifyError(failure), tries }];
  const notReached = { ...notProcessed(outcome.jobErrors[0], outcome.stopped), tries };
  for (const key of outcome.unprocessed) yield [key, notReached];
  const unconfirmed = { ...notConfirmed(outcome.stopped), tries };
  for (const key of outcome.unconfirmed) yield [key, unconfirmed];
}

/** Rows that may be taken the next time. A human who aborts a job is not fought: then there are none. */
export function keysToSendAgain({ failed, unprocessed, jobErrors, stopped }: IngestOutcome): ReadonlySet<string> {
  const jobError = jobErrors[0];
  if (stopped !== undefined || jobError?.state === 'Aborted') return new Set();
  const keys = new Set(failed.filter((row) => classifyError(row).class === 'transient').map(({ key }) => key));
  if (jobError !== undefined && classifyJobError(jobError).class !== 'transient') return keys;
  for (const key of unprocessed) keys.add(key);
  return keys;
}

/** What is said of a row that is not sent again, because somebody has changed the record. */
export const CHANGED_MEANWHILE = withAdvice(
  'CHANGED_MEANWHILE',
  'Somebody changed the record before it could be sent again, so it was left alone.',
);

/** Nothing is wrong with such a row itself: what ended its job, or the load, is what helps it. */
export function notProcessed(
  jobError: IngestJobError | undefined,
  stopped: IngestStop | undefined,
): Omit<RowFailure, 'tries'> {
  if (jobError === undefined && stopped !== undefined) {
    return withAdvice('NOT_SENT', `The load ended before this record was sent. ${wordsOf(stopped.error)}`.trim());
  }
  const { message } = jobError ?? { message: '' };
  return {
    code: 'NOT_PROCESSED',
    message: `The job ended before the platform got to this record. ${message}`.trim(),
    fields: [],
    advice: classifyJobError(jobError ?? { state: 'Failed', message }),
  };
}

function notConfirmed(stopped: IngestStop | undefined): Omit<RowFailure, 'tries'> {
  const job = stopped?.jobId === undefined ? '' : ` Job ${stopped.jobId} may still write it.`;
  const message = `The load ended before it knew what became of this record.${job} ${wordsOf(stopped?.error)}`;
  return withAdvice('NOT_CONFIRMED', message.trim());
}

function withAdvice(code: string, message: string): Omit<RowFailure, 'tries'> {
  return { code, message, fields: [], advice: classifyError({ code, message }) };
}

function wordsOf(error: unknown): string {
  return error instanceof ChurnError ? error.message : '';
}
