// SPDX-License-Identifier: Apache-2.0
import { seasonStampIn, seasonStampOf, stampAsks } from '../../../src/load/orgReading/seasonStamp.ts';
import { rowsOf } from '../stubOrg.ts';

const RISKS = rowsOf([{ records: 3, changed: '2026-11-23T06:17:19.000+0000' }]);
const run = (Run_Id__c: string, time: string, Season__c = '2026') => {
  return { Run_Id__c, Season__c, SystemModstamp: `2026-11-23T${time}.000+0000` };
};

test('counts Risks and other runs, with the newest change of each', async () => {
  const otherRuns = rowsOf([{ records: 2, changed: '2026-11-23T08:00:00.000+0000' }]);

  expect(await seasonStampIn([RISKS, otherRuns])).toBe('3 2026-11-23T06:17:19.000Z; 2 2026-11-23T08:00:00.000Z');
});

test('is the same where the runs themselves were read, the own one and those of other seasons left out', async () => {
  const runs = rowsOf([
    run('run-a', '07:00:00'),
    run('run-b', '08:00:00'),
    run('RUN-C', '09:00:00'),
    run('run-d', '10:00:00', '2025'),
  ]);
  const counted = rowsOf([{ records: 2, changed: '2026-11-23T08:00:00.000+0000' }]);

  expect(await seasonStampOf(RISKS, runs, '2026', 'run-c')).toBe(await seasonStampIn([RISKS, counted]));
});

test('of a season without anything says so', async () => {
  const none = rowsOf([{ records: 0, changed: null }]);

  expect(await seasonStampOf(none, rowsOf([]), '2026', 'run-c')).toBe('0 ; 0 ');
});

test('is asked for by two queries', () => {
  expect(stampAsks('2026', "run-'a")).toEqual([
    { query: "SELECT COUNT(Id) records, MAX(SystemModstamp) changed FROM Risk__c WHERE Season__c = '2026'" },
    {
      query:
        'SELECT COUNT(Id) records, MAX(SystemModstamp) changed FROM Churn_Run__c ' +
        "WHERE Season__c = '2026' AND Run_Id__c != 'run-\\'a'",
    },
  ]);
});
