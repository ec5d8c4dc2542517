// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../../src/churnError.ts';
import { settleLeftBehindJobs } from '../../../src/load/lease/leftBehind.ts';
import type { IngestJob } from '../../../src/load/ports.ts';
import { answering, stubOrg } from '../stubOrg.ts';

const OPTIONS = { season: '2026', every: 1, signal: new AbortController().signal };

describe('jobs left behind', () => {
  test('are waited for until none is at work', async () => {
    const looks = [[aJob('UploadComplete')], [aJob('InProgress')], []];
    const told: number[] = [];
    let looked = 0;
    const org = stubOrg({ openIngestJobs: async () => looks[looked++] ?? [] });

    await settleLeftBehindJobs(org, { ...OPTIONS, onWait: (jobs) => told.push(jobs) });
    expect({ looked, told }).toEqual({ looked: 3, told: [1, 1] });
  });

  test('that were never uploaded are aborted', async () => {
    const aborted: string[] = [];
    const org = stubOrg({
      openIngestJobs: async () => [aJob('Open')],
      abortIngestJob: async (id) => void aborted.push(id),
      query: answering({ Churn_Run__c: [] }),
    });

    await settleLeftBehindJobs(org, OPTIONS);
    expect(aborted).toEqual(['750Open']);
  });

  test('that were never uploaded are left alone while another season is being loaded', async () => {
    const org = stubOrg({
      openIngestJobs: async () => [aJob('Open')],
      query: answering({ Churn_Run__c: [{ Id: 'a02' }] }),
    });

    await expect(settleLeftBehindJobs(org, OPTIONS)).resolves.toBeUndefined();
  });

  test('are not waited for when the load is to stop', async () => {
    const stop = new ChurnError('interrupted', 'The load was interrupted.', 'Go on.');
    const org = stubOrg({ openIngestJobs: async () => [aJob('InProgress')] });

    await expect(settleLeftBehindJobs(org, { ...OPTIONS, signal: AbortSignal.abort(stop) })).rejects.toBe(stop);
  });
});

function aJob(state: string): IngestJob {
  return {
    id: `750${state}`,
    object: 'Risk__c',
    state,
    createdById: '005',
    createdDate: '2026-11-23T06:17:00.000+0000',
  };
}
