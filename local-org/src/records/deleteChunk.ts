// SPDX-License-Identifier: Apache-2.0
// Deleting is final here: there is no recycle bin, so IsDeleted is always false and queryAll sees what query sees.
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { isGood, refuse, startDrafts } from './draft.ts';
import { matchExisting } from './matching.ts';
import type { SaveParts } from './parts.ts';
import type { SaveRequest, SaveResult } from './records.ts';
import { lockRows } from './rowLocks.ts';
import { ROLLED_BACK } from './saveChunk.ts';
import { quote } from './table.ts';
import { checkDeleteAccess } from './writeAccess.ts';

export function deleteChunk(parts: SaveParts, object: ObjectDef, request: SaveRequest): readonly SaveResult[] {
  const drafts = startDrafts(request.records);
  parts.database.transaction(() => {
    matchExisting(parts, object, request, drafts);
    checkDeleteAccess(parts, object, drafts, request.actor);
    for (const draft of drafts.filter(isGood)) {
      const blocker = findBlocker(parts, object, draft.id ?? '');
      if (blocker !== undefined) refuse(draft, 'DELETE_FAILED', blocker);
    }
    lockRows(parts, object, drafts);
    if (request.allOrNone && !drafts.every(isGood))
      return drafts.filter(isGood).forEach((draft) => refuse(draft, ...ROLLED_BACK));
    for (const draft of drafts.filter(isGood)) remove(parts, object, draft.id ?? '');
  });
  return drafts.map((draft) =>
    isGood(draft)
      ? { success: true, id: draft.id ?? '', created: false }
      : { success: false, id: draft.input.id ?? '', errors: draft.errors },
  );
}

type Child = { readonly object: ObjectDef; readonly field: FieldDef };

function childrenOf({ schema }: SaveParts, object: ObjectDef): readonly Child[] {
  return schema
    .objects()
    .flatMap((child) =>
      [...child.fields.values()]
        .filter((field) => field.reference?.to.includes(object.name) === true && field.name !== 'Id')
        .map((field) => ({ object: child, field })),
    );
}

function findBlocker(parts: SaveParts, object: ObjectDef, id: string): string | undefined {
  for (const child of childrenOf(parts, object).filter(
    ({ field }) => field.reference?.deleteConstraint === 'Restrict',
  )) {
    if (idsOf(parts, child, id).length === 0) continue;
    return `Your attempt to delete the record could not be completed because it is associated with the following ${child.object.pluralLabel.toLowerCase()}`;
  }
  return undefined;
}

/** Removes the record and its details, and clears lookups to it. */
function remove(parts: SaveParts, object: ObjectDef, id: string): void {
  const { database } = parts;
  database.run(`DELETE FROM ${quote(object.name)} WHERE "Id" = ?`, id);
  for (const child of childrenOf(parts, object)) {
    const { kind, deleteConstraint } = child.field.reference ?? {};
    if (kind === 'masterDetail' || deleteConstraint === 'Cascade')
      idsOf(parts, child, id).forEach((childId) => remove(parts, child.object, childId));
    else
      database.run(
        `UPDATE ${quote(child.object.name)} SET ${quote(child.field.name)} = NULL WHERE ${quote(child.field.name)} = ?`,
        id,
      );
  }
}

function idsOf({ database }: SaveParts, { object, field }: Child, parentId: string): readonly string[] {
  return database
    .tuples(`SELECT "Id" FROM ${quote(object.name)} WHERE ${quote(field.name)} = ?`, parentId)
    .map(([id]) => String(id));
}
