// SPDX-License-Identifier: Apache-2.0
import { startLocalOrg, type LocalOrg, type LocalOrgOptions } from '../../src/startLocalOrg.ts';

export type Outcome = { readonly status: number; readonly body: string; readonly headers: Headers };

/** An org behind a real socket, because what breaks off breaks there. */
export type FaultyOrg = LocalOrg & {
  /** A request below /services/data/v66.0 as the administrator; `'reset'` where the connection broke. */
  send(method: string, path: string, body?: string, type?: string): Promise<Outcome | 'reset'>;
  /** Statuses of the same request, again and again. */
  statuses(count: number, method: string, path: string, body?: string): Promise<readonly (number | 'reset')[]>;
  jobIds(): readonly unknown[];
  create(): Promise<string>;
};

export const JOB = JSON.stringify({ object: 'Account', operation: 'insert' });

export async function startFaultyOrg(options: LocalOrgOptions = {}): Promise<FaultyOrg> {
  const local = await startLocalOrg({ delays: { jobQueue: 0, jobRun: 0 }, ...options });
  const token = local.issueToken(local.adminUsername);
  const send: FaultyOrg['send'] = async (method, path, body, type = 'application/json') => {
    const url = path.startsWith('/_local') ? path : `/services/data/v66.0${path}`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    try {
      const response = await fetch(`${local.url}${url}`, { method, headers, ...(body === undefined ? {} : { body }) });
      return { status: response.status, body: await response.text(), headers: response.headers };
    } catch {
      return 'reset';
    }
  };
  return {
    ...local,
    send,
    statuses: async (count, ...request) => {
      const outcomes: (number | 'reset')[] = [];
      for (let number = 0; number < count; number += 1) outcomes.push(statusOf(await send(...request)));
      return outcomes;
    },
    jobIds: () => local.org.store.list<{ id: string }>('ingestJob').map(({ id }) => id),
    create: async () => (JSON.parse(bodyOf(await send('POST', '/jobs/ingest', JOB))) as { id: string }).id,
  };
}

export const statusOf = (outcome: Outcome | 'reset'): number | 'reset' =>
  outcome === 'reset' ? outcome : outcome.status;

export const bodyOf = (outcome: Outcome | 'reset'): string => (outcome === 'reset' ? outcome : outcome.body);
