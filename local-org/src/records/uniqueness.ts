// SPDX-License-Identifier: Apache-2.0
import type { ObjectDef } from '../schema/definitions.ts';
import { changes, groupDrafts, isGood, refuse, type Draft } from './draft.ts';
import { findIds } from './parents.ts';
import type { SaveParts } from './parts.ts';
import { comparableValue } from './table.ts';

/** Refuses drafts whose value of a unique field another record holds, be it stored or earlier in the chunk. */
export function checkUniqueness(parts: SaveParts, object: ObjectDef, drafts: readonly Draft[]): void {
  for (const field of uniqueFields(object)) {
    const changing = drafts.filter((draft) => isGood(draft) && changes(draft, field.name));
    const groups = groupDrafts(changing, (draft) => {
      const value = draft.values[field.name];
      return keyValue(value).map((key) => String(comparableValue(field, key)))[0];
    });
    if (groups.size === 0) continue;
    const holders = findIds(
      parts,
      object,
      field,
      changing.flatMap((draft) => keyValue(draft.values[field.name])),
    );
    for (const [value, claimants] of groups) refuseDuplicates(object, field.name, holders.get(value)?.[0], claimants);
  }
}

const keyValue = (value: unknown): (string | number)[] =>
  typeof value === 'string' || typeof value === 'number' ? [value] : [];

function uniqueFields(object: ObjectDef) {
  return [...object.fields.values()].filter((field) => field.unique);
}

function refuseDuplicates(
  object: ObjectDef,
  field: string,
  holder: string | undefined,
  claimants: readonly Draft[],
): void {
  const [first, ...others] = claimants;
  const winner = holder ?? first?.id;
  const losers = holder === undefined ? others : claimants.filter((draft) => draft.id !== holder);
  for (const draft of losers) {
    if (object.name === 'User' && field === 'Username')
      refuse(
        draft,
        'DUPLICATE_USERNAME',
        'Duplicate Username. Another user has already selected this username. Please select another.',
        [field],
      );
    else
      refuse(
        draft,
        'DUPLICATE_VALUE',
        `duplicate value found: ${field} duplicates value on record with id: ${winner?.slice(0, 15)}`,
        [],
      );
  }
}
