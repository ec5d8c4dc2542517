// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Session } from '../oauth/sessions.ts';
import type { Org } from '../org.ts';
import { keyPrefixOf } from '../records/ids.ts';
import { requireObject } from '../rest/requireObject.ts';
import type { ObjectDef } from '../schema/definitions.ts';
import { ApiError } from '../wire/apiError.ts';
import { readUserFormat, type UserFormat } from './userFormat.ts';

/** Who asks, and how they read what they get. */
export type UiRequest = {
  readonly org: Org;
  readonly userId: string;
  readonly format: UserFormat;
};

/** A record type that every object has: the one of objects without record types. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

export const readUiRequest = (org: Org, { userId }: Session): UiRequest => ({
  org,
  userId,
  format: readUserFormat(org, userId),
});

/**
 * The object by name, with its texts in the user's language. 404 where the user sees none of that name, 400 for custom
 * metadata, which the UI API does not serve.
 */
export function requireUiObject({ org, userId, format }: UiRequest, name: string | undefined): ObjectDef {
  const object = requireObject(org, { userId }, name);
  if (object.kind === 'customMetadata')
    throw new ApiError(400, 'INVALID_TYPE', `sObject type '${object.name}' is not supported.`);
  return org.translations.object(object, format.language);
}

/** The object that a record's id belongs to; undefined for an id of none. */
export function objectOfId({ org, format }: UiRequest, id: string): ObjectDef | undefined {
  const object = org.schema.objects().find(({ keyPrefix }) => keyPrefix === keyPrefixOf(id));
  return object && org.translations.object(object, format.language);
}

export const noAccess = (): ApiError =>
  new ApiError(
    403,
    'INSUFFICIENT_ACCESS',
    'You do not have the level of access necessary to perform the operation you requested. Please contact the owner of the record or your administrator if access is necessary.',
  );

/** A tag that changes with the content. */
export const tagOf = (content: unknown): string => createHash('md5').update(JSON.stringify(content)).digest('hex');
