// SPDX-License-Identifier: Apache-2.0
import type { KnownAccounts, OrgAccount } from '../../plan/index.ts';
import { createKeyHashes, hashKey } from '../../run/keyHash.ts';
import { createAccountRecords } from './accountRecords.ts';

/** The Accounts of an org, in about 50 bytes each: many orgs hold far more of them than are at risk. */
export type AccountBook = KnownAccounts & {
  /** Enters the Account, in place of one with the same key. */
  set(account: OrgAccount): void;
};

export function createAccountBook(): AccountBook {
  const records = createAccountRecords();
  const hashes = createKeyHashes(1);
  // 1 + the place of a record; 0 is free
  let slots = new Uint32Array(1 << 10);
  let size = 0;

  const hashOf = (accountId: string): number => {
    hashKey(accountId, hashes, 0);
    return hashes.low[0] ?? 0;
  };
  /** Where the account is, or the free slot where it belongs. */
  const findSlot = (hash: number, accountId: string): number => {
    for (let slot = firstSlot(hash, slots); ; slot = (slot + 1) % slots.length) {
      const place = (slots[slot] ?? 0) - 1;
      if (place < 0) return slot;
      if (records.hashAt(place) === hash && records.keyAt(place).toLowerCase() === accountId) return slot;
    }
  };
  const placeOf = (accountId: string): number => (slots[findSlot(hashOf(accountId), accountId)] ?? 0) - 1;

  return {
    set(account) {
      const accountId = account.key.toLowerCase();
      const hash = hashOf(accountId);
      const slot = findSlot(hash, accountId);
      if (slots[slot] === 0) size++;
      slots[slot] = 1 + records.add(hash, account);
      if (3 * size > 2 * slots.length) slots = rehash(slots, records.hashAt);
    },
    get(accountId) {
      const place = placeOf(accountId);
      return place < 0 ? undefined : records.accountAt(place);
    },
    has: (accountId) => placeOf(accountId) >= 0,
    get size() {
      return size;
    },
    *values() {
      for (const slot of slots) if (slot !== 0) yield records.accountAt(slot - 1);
    },
  };
}

function firstSlot(hash: number, slots: Uint32Array): number {
  return Math.floor((hash / 2 ** 32) * slots.length);
}

function rehash(slots: Uint32Array, hashAt: (place: number) => number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * slots.length);
  for (const entry of slots) {
    if (entry === 0) continue;
    let slot = firstSlot(hashAt(entry - 1), larger);
    while (larger[slot] !== 0) slot = (slot + 1) % larger.length;
    larger[slot] = entry;
  }
  return larger;
}
