// SPDX-License-Identifier: Apache-2.0
import type { OrgAccount } from '../../plan/index.ts';
import type { Rows } from '../ports.ts';
import { booleanOf, eachRow, textOf, textOrNull, type OrgRow } from './orgRow.ts';

export type OrgAccounts = {
  /** By key in lower case. */
  readonly byKey: ReadonlyMap<string, OrgAccount>;
  /** Keys that several Accounts hold; the Account with the smallest Id counts. */
  readonly sharedKeys: number;
};

/**
 * Every Account that holds a key. White space around keys is cut, as in the run.
 * Texts that repeat are kept once: an org has many accounts and few owners.
 */
export async function orgAccountsIn(rows: Rows, keyField: string): Promise<OrgAccounts> {
  const byKey = new Map<string, OrgAccount>();
  const shared = new Set<string>();
  const texts = new Map<string, string>();
  const once = (text: string): string => texts.get(text) ?? (texts.set(text, text), text);
  for await (const row of eachRow(rows)) {
    const account = asAccount(row, keyField, once);
    if (account.key === '') continue;
    const id = account.key.toLowerCase();
    const other = byKey.get(id);
    if (other !== undefined) shared.add(id);
    if (other === undefined || account.id < other.id) byKey.set(id, account);
  }
  return { byKey, sharedKeys: shared.size };
}

export function accountsQuery(keyField: string): string {
  return `SELECT Id, ${keyField}, OwnerId, Owner.Name, Owner.IsActive FROM Account WHERE ${keyField} != null`;
}

function asAccount(row: OrgRow, keyField: string, once: (text: string) => string): OrgAccount {
  return {
    id: textOf(row, 'Id'),
    key: textOf(row, keyField).trim(),
    ownerId: once(textOf(row, 'OwnerId')),
    ownerName: once(textOrNull(row, 'Owner.Name') ?? ''),
    ownerActive: booleanOf(row, 'Owner.IsActive'),
  };
}
