// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { Session } from '../oauth/sessions.ts';
import type { ObjectDef } from '../schema/definitions.ts';
import { ApiError } from '../wire/apiError.ts';

/** The object, if the user may see it; otherwise the same 404 as for one that does not exist. */
export function requireObject(org: Org, session: Pick<Session, 'userId'>, name: string | undefined): ObjectDef {
  const object = name === undefined ? undefined : org.schema.object(name);
  const may = object && org.access.object(session.userId, object.name);
  if (object === undefined || !(may?.read === true || may?.create === true)) throw notFound();
  return object;
}

export function notFound(): ApiError {
  return new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
}
