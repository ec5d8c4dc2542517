// SPDX-License-Identifier: Apache-2.0
import type { KnownAccounts, OrgAccount } from '../../plan/index.ts';
import type { Rows } from '../ports.ts';
import { createAccountBook } from './accountBook.ts';
import { booleanOf, eachRow, textOf, textOrNull, type OrgRow } from './orgRow.ts';

export type OrgAccounts = {
  readonly byKey: KnownAccounts;
  /** Keys that several Accounts hold; the Account with the smallest Id counts. */
  readonly sharedKeys: number;
};

/** Every Account that holds a key. White space around keys is cut, as in the run. */
export async function orgAccountsIn(rows: Rows, keyField: string): Promise<OrgAccounts> {
  const byKey = createAccountBook();
  const shared = new Set<string>();
  for await (const row of eachRow(rows)) {
    const account = asAccount(row, keyField);
    if (account.key === '') continue;
    const id = account.key.toLowerCase();
    const other = byKey.get(id);
    if (other !== undefined) shared.add(id);
    if (other === undefined || account.id < other.id) byKey.set(account);
  }
  return { byKey, sharedKeys: shared.size };
}

export function accountsQuery(keyField: string): string {
  return `SELECT Id, ${keyField}, OwnerId, Owner.Name, Owner.IsActive FROM Account WHERE ${keyField} != null`;
}

function asAccount(row: OrgRow, keyField: string): OrgAccount {
  return {
    id: textOf(row, 'Id'),
    key: textOf(row, keyField).trim(),
    ownerId: textOf(row, 'OwnerId'),
    ownerName: textOrNull(row, 'Owner.Name') ?? '',
    ownerActive: booleanOf(row, 'Owner.IsActive'),
  };
}
