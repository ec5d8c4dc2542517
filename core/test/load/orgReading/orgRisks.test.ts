// SPDX-License-Identifier: Apache-2.0
import { orgRisksIn } from '../../../src/load/orgReading/orgRisks.ts';
import { rowsOf } from '../stubOrg.ts';

test('a Risk is found by its key in lower case, blanks are null and a blank alert number is 0', async () => {
  const rows = rowsOf([{ Id: 'a01', Account__c: '001A', Risk_Key__c: 'AB-1:2026', Status__c: 'Open' }]);

  expect([...(await orgRisksIn(rows))]).toEqual([
    [
      'ab-1:2026',
      {
        id: 'a01',
        parentId: '001A',
        riskKey: 'AB-1:2026',
        status: 'Open',
        fingerprint: null,
        probability: null,
        peakBand: null,
        peakRank: null,
        alertNumber: 0,
        lastAlerted: null,
        nextRenewalDate: null,
        snoozedUntil: null,
      },
    ],
  ]);
});

test('a status that the rules do not know stops the load, naming the Risk', async () => {
  const rows = rowsOf([{ Id: 'a01', Account__c: '001A', Risk_Key__c: 'ab-1:2026', Status__c: 'On Hold' }]);

  await expect(orgRisksIn(rows)).rejects.toMatchObject({
    code: 'org_response',
    message: 'Risk a01 has the Status__c "On Hold", which the rules don\'t know.',
  });
});
