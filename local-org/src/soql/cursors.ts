// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import { makeId } from '../records/ids.ts';
import { ApiError } from '../wire/apiError.ts';
import type { OpenQuery } from './openQuery.ts';

type Cursor = { readonly query: OpenQuery; readonly userId: string; readonly pageSize: number };

// they end with the process, as they end with time on the platform
const cursors = new WeakMap<Org, { readonly open: Map<string, Cursor>; taken: number }>();

/** Open queries that an org keeps; the oldest goes first. */
const MAX_CURSORS = 50;

/** Keeps a query for its further pages; the answer is its `01g` id. */
export function keepCursor(org: Org, cursor: Cursor): string {
  const kept = cursors.get(org) ?? { open: new Map<string, Cursor>(), taken: 0 };
  cursors.set(org, kept);
  kept.taken += 1;
  const id = makeId('01g', kept.taken);
  kept.open.set(id, cursor);
  if (kept.open.size > MAX_CURSORS) kept.open.delete(kept.open.keys().next().value ?? '');
  return id;
}

/** The cursor, if it is the user's own. */
export function findCursor(org: Org, id: string, userId: string): Cursor {
  const cursor = cursors.get(org)?.open.get(id);
  if (cursor === undefined || cursor.userId !== userId)
    throw new ApiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  return cursor;
}
