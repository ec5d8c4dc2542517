// SPDX-License-Identifier: Apache-2.0
import type { WantedRows } from '../locks/locks.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { isGood, type Draft } from './draft.ts';
import { refuseAll } from './parents.ts';
import type { SaveParts } from './parts.ts';

/**
 * Locks the records that are there already, and the parents that the platform locks with them. Where a row can't be
 * had, no record of the chunk is saved: they are one transaction.
 */
export function lockRows({ locks }: SaveParts, object: ObjectDef, drafts: readonly Draft[]): void {
  const good = drafts.filter(isGood);
  if (good.length === 0) return;
  const own: WantedRows = { object: object.name, ids: idsOf(good, ({ prior }) => prior?.['Id']), areParents: false };
  const parents = lockingFields(object).map((field): WantedRows => {
    const ids = [
      ...idsOf(good, ({ values }) => values[field.name]),
      ...idsOf(good, ({ prior }) => prior?.[field.name]),
    ];
    return { object: field.reference?.to[0] ?? '', ids: [...new Set(ids)], areParents: true };
  });
  const refused = locks.take([own, ...parents], good.length);
  if (refused !== undefined) refuseAll(good, 'UNABLE_TO_LOCK_ROW', lockText(refused.ids));
}

function idsOf(drafts: readonly Draft[], read: (draft: Draft) => unknown): readonly string[] {
  return drafts.map(read).filter((id) => typeof id === 'string');
}

const locking = new WeakMap<ObjectDef, readonly FieldDef[]>();

function lockingFields(object: ObjectDef): readonly FieldDef[] {
  let fields = locking.get(object);
  if (fields === undefined) locking.set(object, (fields = [...object.fields.values()].filter(locksParent)));
  return fields;
}

/** A master, and a parent that a lookup of the org's own keeps from being deleted or can't be without. */
function locksParent({ reference, required, custom }: FieldDef): boolean {
  if (reference === undefined) return false;
  return reference.kind === 'masterDetail' || (custom && (required || reference.deleteConstraint !== 'SetNull'));
}

/** Of many rows the platform names the first ten. */
function lockText(ids: readonly string[]): string {
  const more = ids.length - NAMED_ROWS;
  const named = ids.slice(0, NAMED_ROWS).join(',');
  return `unable to obtain exclusive access to this record or ${ids.length} records: ${named}${more > 0 ? `, ... (${more} more)` : ''}`;
}

const NAMED_ROWS = 10;
