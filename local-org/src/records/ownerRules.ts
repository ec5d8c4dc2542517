// SPDX-License-Identifier: Apache-2.0
import type { ObjectDef } from '../schema/definitions.ts';
import { changes, groupDrafts, isGood, saveError, type Draft } from './draft.ts';
import { keyPrefixOf } from './ids.ts';
import type { SaveParts } from './parts.ts';
import type { SaveError } from './records.ts';

/** Refuses owners that can't own: inactive users, and groups that are no queue of the object. Only a new owner is checked. */
export function checkOwners(parts: SaveParts, object: ObjectDef, drafts: readonly Draft[]): void {
  if (object.fields.get('OwnerId')?.createable !== true) return;
  const owned = drafts.filter((draft) => isGood(draft) && changes(draft, 'OwnerId'));
  for (const [ownerId, group] of groupDrafts(owned, (draft) => String(draft.values['OwnerId']))) {
    const error = ownerError(parts, object, ownerId);
    if (error !== undefined) group.forEach((draft) => draft.errors.push(error));
  }
}

function ownerError({ database }: SaveParts, object: ObjectDef, ownerId: string): SaveError | undefined {
  if (keyPrefixOf(ownerId) === USER) {
    const active = database.row('SELECT "IsActive" FROM "User" WHERE "Id" = ?', ownerId)?.['IsActive'] === 1;
    if (active) return undefined;
    return saveError(
      'INACTIVE_OWNER_OR_USER',
      `operation performed with inactive user [${ownerId.slice(0, 15)}] as owner of ${object.label.toLowerCase()}`,
    );
  }
  const queue = database.row(
    'SELECT 1 FROM "QueueSobject" WHERE "QueueId" = ? AND "SobjectType" = ?',
    ownerId,
    object.name,
  );
  return queue === undefined
    ? saveError('INVALID_OPERATION', 'Queue not associated with this SObject type')
    : undefined;
}

const USER = '005';
