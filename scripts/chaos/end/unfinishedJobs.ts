// SPDX-License-Identifier: Apache-2.0

export type UnfinishedJob = { readonly id: string; readonly state: string };

/** Ingest jobs, of any user, that have not come to their end. */
export async function listUnfinishedJobs(orgUrl: string, adminToken: string): Promise<readonly UnfinishedJob[]> {
  const jobs: UnfinishedJob[] = [];
  let path: string | undefined = '/services/data/v66.0/jobs/ingest';
  while (path !== undefined) {
    const page: JobPage = await readPage(new URL(path, orgUrl), adminToken);
    jobs.push(...page.records);
    path = page.done ? undefined : (page.nextRecordsUrl ?? undefined);
  }
  return jobs.filter(({ state }) => !END_STATES.has(state));
}

type JobPage = {
  readonly done: boolean;
  readonly records: readonly UnfinishedJob[];
  readonly nextRecordsUrl?: string | null;
};

const END_STATES: ReadonlySet<string> = new Set(['JobComplete', 'Failed', 'Aborted']);

async function readPage(url: URL, token: string): Promise<JobPage> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`the list of jobs was answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as JobPage;
}
