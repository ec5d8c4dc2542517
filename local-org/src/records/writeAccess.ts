// SPDX-License-Identifier: Apache-2.0
// May the actor create, change or delete these records? Fields are judged where values are read (givenValues.ts).
import type { ObjectDef } from '../schema/definitions.ts';
import { SYSTEM_OBJECTS } from '../schema/standardObjects.ts';
import { groupDrafts, isGood, refuse, type Draft } from './draft.ts';
import { refuseAll } from './parents.ts';
import type { SaveParts } from './parts.ts';
import type { Actor, SaveRequest } from './records.ts';

/** Before a record is looked at: may the actor do this with any of the object's records? */
export function checkObjectAccess(
  parts: SaveParts,
  object: ObjectDef,
  { operation, actor }: SaveRequest,
  drafts: readonly Draft[],
): void {
  if (actor.system) return;
  if (object.kind === 'customMetadata')
    return refuseAll(drafts, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', METADATA_REFUSAL);
  const may = parts.access.object(actor.userId, object.name);
  const mayCreate = may.create && !SYSTEM_OBJECTS.has(object.name);
  if (operation === 'insert' && !mayCreate) return refuseAll(drafts, ...notInsertable(object));
  if (operation !== 'insert' && !may.edit && !(operation === 'upsert' && mayCreate)) refuseAll(drafts, ...NO_ACCESS);
}

/** When it is known which records are new: may the actor write these? */
export function checkWriteAccess(parts: SaveParts, object: ObjectDef, drafts: readonly Draft[], actor: Actor): void {
  if (actor.system) return;
  const may = parts.access.object(actor.userId, object.name);
  for (const draft of drafts) {
    if (draft.prior === undefined && !may.create) refuse(draft, ...notInsertable(object));
    if (draft.prior !== undefined && !(may.edit && (may.modifyAll || isShared(object, draft, actor))))
      refuse(draft, ...NO_ACCESS);
  }
  checkMasters(parts, object, drafts.filter(isGood), actor);
}

export function checkDeleteAccess(parts: SaveParts, object: ObjectDef, drafts: readonly Draft[], actor: Actor): void {
  if (actor.system) return;
  const may = parts.access.object(actor.userId, object.name);
  const refused = drafts.filter(
    (draft) => isGood(draft) && !(may.delete && (may.modifyAll || isShared(object, draft, actor))),
  );
  refuseAll(refused, ...NO_ACCESS);
}

const NO_ACCESS = ['INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id'] as const;
const notInsertable = ({ label }: ObjectDef) =>
  ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${label}`] as const;
const METADATA_REFUSAL = "DML operations aren't allowed on custom metadata in the Partner or Enterprise APIs";

// everybody who may edit the object edits its records, unless it is shared read-only: then its owner does
function isShared(object: ObjectDef, { prior }: Draft, actor: Actor): boolean {
  return object.sharingModel !== 'Read' || prior?.['OwnerId'] === actor.userId;
}

/** A detail is written with the rights on its master: to read it where that is enough, else to edit it. */
function checkMasters(parts: SaveParts, object: ObjectDef, drafts: readonly Draft[], actor: Actor): void {
  for (const field of object.fields.values()) {
    const { reference } = field;
    const master = reference?.to[0];
    if (reference?.kind !== 'masterDetail' || master === undefined) continue;
    const may = parts.access.object(actor.userId, master);
    if (reference.writeRequiresMasterRead ? may.read : may.edit) continue;
    for (const [id, group] of groupDrafts(drafts, (draft) =>
      String(draft.given[field.name] ?? draft.prior?.[field.name]),
    )) {
      refuseAll(
        group,
        'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`,
      );
    }
  }
}
