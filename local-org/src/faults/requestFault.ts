// SPDX-License-Identifier: Apache-2.0
import type { Fault, InForce, OptionValues } from 'local-faults';
import { getJob } from '../bulk/jobs.ts';
import type { Org } from '../org.ts';

/** A fault that strikes requests. It can be narrowed to a `method`, a `path` and the `object` that the request names. */
export type RequestFault<O extends OptionValues = OptionValues> = Fault<O> & {
  /** Which requests can be struck; those of the APIs where it is left out. */
  concerns?(path: string): boolean;
  /** Answers in place of the org; `answer` has it do what was asked. Throws ConnectionReset to cut the connection. */
  meet(struck: StruckRequest<O>): Promise<Response>;
};

export type StruckRequest<O> = {
  readonly request: Request;
  readonly options: O;
  readonly org: Org;
  /** Does what was asked, and gives the answer; with another request where a fault has read of the body. */
  answer(): Promise<Response>;
};

/** What can be given to narrow a fault to some requests. */
export const REQUEST_MATCHES = ['method', 'path', 'object'] as const;

/** Answers a request through the faults that strike it; the first that was switched on is the outermost. */
export function answerThroughFaults(
  request: Request,
  org: Org,
  path: string,
  answer: () => Promise<Response>,
): Promise<Response> {
  const struck = org.faults.all().filter((fault) => isRequestFault(fault) && isStruck(fault, request, org, path));
  return struck.reduceRight<() => Promise<Response>>(
    (inner, { fault, options }) =>
      () =>
        (fault as RequestFault).meet({ request, options, org, answer: inner }),
    answer,
  )();
}

/** Does what was asked, and forgets the answer. */
export async function answerUnheard(answer: () => Promise<Response>): Promise<void> {
  // cancelled, because results are read from a file that stays open until they are
  await (await answer()).body?.cancel();
}

function isRequestFault(inForce: InForce): inForce is InForce<RequestFault> {
  return 'meet' in inForce.fault;
}

function isStruck(inForce: InForce<RequestFault>, { method }: Request, org: Org, path: string): boolean {
  const concerned = inForce.fault.concerns?.(path) ?? path.startsWith('/services/data/');
  return concerned && inForce.strikes({ method, path, object: objectOf(path, org) });
}

/** Named by the path or by the job that it names; a request that makes a job has its object in its body alone. */
function objectOf(path: string, org: Org): string {
  const [, kind, id] = /\/jobs\/(ingest|query)\/(\w+)/i.exec(path) ?? [];
  if (id !== undefined) return getJob(org, kind === 'query' ? 'queryJob' : 'ingestJob', id)?.object ?? '';
  return /\/sobjects\/(\w+)/i.exec(path)?.[1] ?? '';
}
