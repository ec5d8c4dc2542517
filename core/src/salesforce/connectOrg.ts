// SPDX-License-Identifier: Apache-2.0
import type { OrgPort } from '../load/ports.ts';
import { readAllowances } from './allowances.ts';
import { ask } from './asks.ts';
import { openDescribes } from './describe.ts';
import { readIdentity } from './identity.ts';
import { ingest } from './ingest.ts';
import { abortJob, listOpenJobs } from './ingestJob.ts';
import { openCalls } from './orgCalls.ts';
import type { OrgOptions } from './orgOptions.ts';
import { query } from './query.ts';
import { askOne } from './question.ts';
import { updateQuestion } from './records.ts';

/**
 * Connects to an org, asking it who the token's user is where the options don't say.
 * Throws ChurnError `org_unreachable`, `session_expired`, `org_refused` or `allowance_used_up`; so does every call of
 * the port.
 */
export async function connectOrg(options: OrgOptions): Promise<OrgPort> {
  const calls = openCalls(options);
  const describes = openDescribes(calls);
  const { orgId, userId } = options.identity ?? (await readIdentity(calls));
  return {
    orgId,
    userId,
    instanceUrl: calls.instanceUrl,
    query: (soql) => query(calls, describes, soql),
    ask: (asks, askOptions) => ask(calls, describes, asks, askOptions),
    updateRecord: (object, id, values) => askOne(calls, updateQuestion(calls.api, { object, id, values })),
    ingest: (request, ingestOptions) => ingest(calls, request, ingestOptions),
    openIngestJobs: (object) => listOpenJobs(calls, object, userId),
    abortIngestJob: (id) => abortJob(calls, id),
    readAllowances: () => readAllowances(calls),
    get usage() {
      return calls.tally.usage;
    },
    get calls() {
      return calls.tally.made;
    },
    get polls() {
      return calls.tally.waiting;
    },
  };
}
