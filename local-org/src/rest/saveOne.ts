// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { Session } from '../oauth/sessions.ts';
import type { SaveError, SaveRequest, SaveResult } from '../records/records.ts';

type One = Pick<SaveRequest, 'object' | 'operation' | 'externalIdField'> & {
  readonly record: SaveRequest['records'][number];
};

/** Saves a single record as the session's user. */
export function saveOne(org: Org, session: Session, { record, ...request }: One): SaveResult {
  const [result] = org.records.save({
    ...request,
    records: [record],
    allOrNone: true,
    actor: { userId: session.userId, system: false },
  });
  if (result === undefined) throw new Error('a save of one record answers one result');
  return result;
}

/** The errors of a record as the answer of a request for that record alone. */
export function refusal(errors: readonly SaveError[]): Response {
  return Response.json(
    errors.map(({ statusCode, message, fields }) => ({ message, errorCode: statusCode, fields })),
    { status: statusOf(errors) },
  );
}

/** The HTTP status of a record that was not saved. */
export const statusOf = (errors: readonly SaveError[]): number => STATUSES[errors[0]?.statusCode ?? ''] ?? 400;

const STATUSES: Readonly<Record<string, number>> = {
  ENTITY_IS_DELETED: 404,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 403,
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 403,
};
