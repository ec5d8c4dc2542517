// SPDX-License-Identifier: Apache-2.0
import type { OrgPort } from '../load/ports.ts';
import { describe } from './describe.ts';
import { readIdentity } from './identity.ts';
import { ingest } from './ingest.ts';
import { abortJob, listOpenJobs } from './ingestJob.ts';
import { openCalls } from './orgCalls.ts';
import type { OrgOptions } from './orgOptions.ts';
import { query } from './query.ts';
import { updateRecord, upsertRecord } from './records.ts';

/**
 * Connects to an org and asks it who the token's user is.
 * Throws ChurnError `org_unreachable`, `session_expired` or `org_refused`; so does every call of the port.
 */
export async function connectOrg(options: OrgOptions): Promise<OrgPort> {
  const calls = openCalls(options);
  const { orgId, userId } = await readIdentity(calls);
  return {
    orgId,
    userId,
    instanceUrl: calls.instanceUrl,
    query: (soql) => query(calls, soql),
    describe: (object) => describe(calls, object),
    upsertRecord: (object, keyField, key, values) => upsertRecord(calls, object, keyField, key, values),
    updateRecord: (object, id, values) => updateRecord(calls, object, id, values),
    ingest: (request, ingestOptions) => ingest(calls, request, ingestOptions),
    openIngestJobs: (object) => listOpenJobs(calls, object, userId),
    abortIngestJob: (id) => abortJob(calls, id),
    get calls() {
      return calls.made();
    },
  };
}
