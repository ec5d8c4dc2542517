// SPDX-License-Identifier: Apache-2.0
import { readChangedMeanwhile } from '../../../src/load/writing/changedMeanwhile.ts';
import { stubOrg } from '../stubOrg.ts';

test('risks that somebody else has changed are told by key and by Id', async () => {
  const asked: string[] = [];
  const org = stubOrg({
    query: async function* (soql) {
      asked.push(soql);
      yield [{ Id: 'a01', Risk_Key__c: 'a1:2026' }];
    },
  });

  const changed = await readChangedMeanwhile(org, '2026', new Date('2026-11-23T06:17:00Z'));
  expect([...changed]).toEqual(['a01', 'a1:2026']);
  expect(asked).toEqual([
    "SELECT Id, Risk_Key__c FROM Risk__c WHERE Season__c = '2026' AND SystemModstamp >= 2026-11-23T06:17:00.000Z " +
      "AND LastModifiedById != '005000000000001AAA'",
  ]);
});
