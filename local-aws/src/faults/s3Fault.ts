// SPDX-License-Identifier: Apache-2.0
import type { Fault, InForce, OptionValues, Switchboard } from 'local-faults';
import type { S3Call } from '../s3/s3Call.ts';
import type { S3Store } from '../s3/store/s3Store.ts';

/** A fault that strikes requests to S3. It can be narrowed to a `method` and a `path`, which is `/bucket/key`. */
export type S3Fault<O extends OptionValues = OptionValues> = Fault<O> & {
  /** Which requests can be struck; all where it is left out. */
  concerns?(call: S3Call): boolean;
  /** Answers in place of S3, or throws S3Error; ConnectionReset cuts the connection. */
  meet(struck: StruckCall<O>): Promise<Response>;
};

export type StruckCall<O> = {
  readonly call: S3Call;
  readonly options: O;
  readonly store: S3Store;
  /** Does what was asked, and gives the answer. */
  answer(): Promise<Response>;
};

export const S3_MATCHES = ['method', 'path'] as const;

/** For faults of what is read. */
export const readsObject = ({ method, key, query }: S3Call): boolean =>
  method === 'GET' && key !== '' && !query.has('tagging') && !query.has('uploadId');

/** Answers a call through the faults that strike it; the first that was switched on is the outermost. */
export function answerThroughFaults(
  call: S3Call,
  store: S3Store,
  faults: Switchboard<S3Fault>,
  answer: () => Promise<Response>,
): Promise<Response> {
  const struck = faults.all().filter((fault) => isStruck(fault, call));
  return struck.reduceRight<() => Promise<Response>>(
    (inner, { fault, options }) =>
      () =>
        fault.meet({ call, options, store, answer: inner }),
    answer,
  )();
}

function isStruck({ fault, strikes }: InForce<S3Fault>, call: S3Call): boolean {
  const { method, bucket, key } = call;
  return (fault.concerns?.(call) ?? true) && strikes({ method, path: `/${bucket}/${key}` });
}
