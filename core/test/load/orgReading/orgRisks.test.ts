// SPDX-License-Identifier: Apache-2.0
import { readOrgRisks } from '../../../src/load/orgReading/orgRisks.ts';
import { answering, stubOrg } from '../stubOrg.ts';

test('a Risk is found by its key in lower case, blanks are null and a blank alert number is 0', async () => {
  const org = stubOrg({
    query: answering({ Risk__c: [{ Id: 'a01', Account__c: '001A', Risk_Key__c: 'AB-1:2026', Status__c: 'Open' }] }),
  });

  expect([...(await readOrgRisks(org, '2026'))]).toEqual([
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
  const rows = [{ Id: 'a01', Account__c: '001A', Risk_Key__c: 'ab-1:2026', Status__c: 'On Hold' }];

  await expect(readOrgRisks(stubOrg({ query: answering({ Risk__c: rows }) }), '2026')).rejects.toMatchObject({
    code: 'org_response',
    message: 'Risk a01 has the Status__c "On Hold", which the rules don\'t know.',
  });
});
