// SPDX-License-Identifier: Apache-2.0
import { orgAccountsIn } from '../../../src/load/orgReading/orgAccounts.ts';
import { rowsOf } from '../stubOrg.ts';

describe('the accounts of the org', () => {
  test('are found by their key, trimmed and in lower case', async () => {
    const { byKey, sharedKeys } = await readAccounts([anAccount({ Id: '001A', Key__c: ' AB-1\u00a0' })]);

    expect({ account: byKey.get('ab-1'), size: byKey.size, sharedKeys }).toEqual({
      account: { id: '001A', key: 'AB-1', ownerId: '005A', ownerName: 'Ann', ownerActive: true },
      size: 1,
      sharedKeys: 0,
    });
  });

  test('of several with one key, the smallest Id counts, and the key is told as shared once', async () => {
    const rows = ['001C', '001A', '001B'].map((Id) => anAccount({ Id, Key__c: 'ab-1' }));

    const { byKey, sharedKeys } = await readAccounts(rows);
    expect({ id: byKey.get('ab-1')?.id, sharedKeys }).toEqual({ id: '001A', sharedKeys: 1 });
  });

  test('whose key is blank are not there', async () => {
    expect((await readAccounts([anAccount({ Key__c: '  ' })])).byKey.size).toBe(0);
  });
});

function anAccount(values: Record<string, unknown>): Record<string, unknown> {
  return { Id: '001A', Key__c: 'ab-1', OwnerId: '005A', Owner: { Name: 'Ann', IsActive: true }, ...values };
}

function readAccounts(rows: readonly Record<string, unknown>[]): ReturnType<typeof orgAccountsIn> {
  return orgAccountsIn(rowsOf(rows), 'Key__c');
}
