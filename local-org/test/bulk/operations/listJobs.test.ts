// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { openBulkOrg } from '../bulkOrg.ts';

test('jobs are listed by pages of 1,000', async () => {
  const bulk = openBulkOrg();
  for (let count = 0; count < 1003; count += 1)
    await bulk.call('POST', 'ingest', { object: 'Account', operation: 'insert' });

  type Page = { done: boolean; records: { id: string; jobType: string }[]; nextRecordsUrl: string | null };
  const first = (await bulk.call('GET', 'ingest?jobType=V2Ingest')).json as Page;
  const next = first.nextRecordsUrl?.replace('/services/data/v66.0/jobs/', '') ?? '';
  const second = (await bulk.call('GET', next)).json as Page;
  await bulk.close();

  expect([first.done, first.records.length, second.done, second.records.length]).toEqual([false, 1000, true, 3]);
  expect(new Set([...first.records, ...second.records].map(({ id }) => id)).size).toBe(1003);
  expect(first.records[0]?.jobType).toBe('V2Ingest');
  expect(second.nextRecordsUrl).toBeNull();
});

test('jobs of other kinds are not listed', async () => {
  const bulk = openBulkOrg();
  await bulk.call('POST', 'ingest', { object: 'Account', operation: 'insert' });

  const answer = await bulk.call('GET', 'ingest?jobType=Classic');
  await bulk.close();

  expect(answer.json).toEqual({ done: true, records: [], nextRecordsUrl: null });
});
