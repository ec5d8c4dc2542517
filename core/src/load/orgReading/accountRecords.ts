// SPDX-License-Identifier: Apache-2.0
import type { OrgAccount } from '../../plan/index.ts';

/** Accounts as bytes, one behind the other. */
export type AccountRecords = {
  /** Answers the place of the record. */
  add(hash: number, account: OrgAccount): number;
  hashAt(place: number): number;
  keyAt(place: number): string;
  accountAt(place: number): OrgAccount;
};

/** A record: hash of the key, owner, length of Id and of key; then both as UTF-8. */
const OWNER_AT = 4;
const ID_LENGTH_AT = 8;
const KEY_LENGTH_AT = 10;
const TEXT_AT = 12;

/** UTF-8 of a UTF-16 unit takes no more. */
const MAX_UNIT_BYTES = 3;

export function createAccountRecords(): AccountRecords {
  const owners = createOwnerList();
  let records = Buffer.alloc(1 << 16);
  let used = 0;
  const idAt = (place: number): string => {
    const start = place + TEXT_AT;
    return records.toString('utf8', start, start + records.readUInt16LE(place + ID_LENGTH_AT));
  };
  const keyAt = (place: number): string => {
    const start = place + TEXT_AT + records.readUInt16LE(place + ID_LENGTH_AT);
    return records.toString('utf8', start, start + records.readUInt16LE(place + KEY_LENGTH_AT));
  };
  return {
    add(hash, { id, key, ...owner }) {
      records = withRoom(records, used, TEXT_AT + MAX_UNIT_BYTES * (id.length + key.length));
      const place = used;
      const idLength = records.write(id, place + TEXT_AT);
      const keyLength = records.write(key, place + TEXT_AT + idLength);
      records.writeUInt32LE(hash, place);
      records.writeUInt32LE(owners.placeOf(owner), place + OWNER_AT);
      records.writeUInt16LE(idLength, place + ID_LENGTH_AT);
      records.writeUInt16LE(keyLength, place + KEY_LENGTH_AT);
      used += TEXT_AT + idLength + keyLength;
      return place;
    },
    hashAt: (place) => records.readUInt32LE(place),
    keyAt,
    accountAt: (place) => ({
      id: idAt(place),
      key: keyAt(place),
      ...owners.at(records.readUInt32LE(place + OWNER_AT)),
    }),
  };
}

type Owner = Pick<OrgAccount, 'ownerId' | 'ownerName' | 'ownerActive'>;

/** Each owner once: an org has many accounts and few owners. */
function createOwnerList() {
  const owners: Owner[] = [];
  const places = new Map<string, number>();
  return {
    at: (place: number): Owner => owners[place] ?? { ownerId: '', ownerName: '', ownerActive: false },
    placeOf(owner: Owner): number {
      const text = JSON.stringify([owner.ownerId, owner.ownerName, owner.ownerActive]);
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, owners.length);
      return owners.push(owner) - 1;
    },
  };
}

function withRoom(records: Buffer<ArrayBuffer>, used: number, bytes: number): Buffer<ArrayBuffer> {
  if (used + bytes <= records.length) return records;
  const larger = Buffer.alloc(2 * records.length + bytes);
  records.copy(larger, 0, 0, used);
  return larger;
}
