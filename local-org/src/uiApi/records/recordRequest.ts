// SPDX-License-Identifier: Apache-2.0
import type { RecordValues } from '../../records/records.ts';
import { toLongId } from '../../records/ids.ts';
import { notFound } from '../../rest/requireObject.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { ApiError } from '../../wire/apiError.ts';
import { fieldsOfLayout, LAYOUT_TYPES } from '../layout/layoutFields.ts';
import { noAccess, objectOfId, type UiRequest } from '../uiRequest.ts';
import { readFieldTree, type FieldTree } from './fieldTree.ts';

/** A record that the user may read, with its object. 404: there is none of that id; 403: the user may not. */
export function requireRecord(
  request: UiRequest,
  id: string,
): { readonly object: ObjectDef; readonly record: RecordValues } {
  const object = objectOfId(request, toLongId(id) ?? '');
  if (object === undefined) throw notFound();
  if (!request.org.access.object(request.userId, object.name).read) throw noAccess();
  const record = request.org.records.read(object.name, id);
  if (record === undefined) throw notFound();
  return { object, record };
}

/** What a request asks of an object's records: `fields`, `optionalFields`, `layoutTypes`. */
export function readFields(request: UiRequest, object: ObjectDef, { searchParams }: URL): FieldTree {
  const [fields, optional, layouts] = ['fields', 'optionalFields', 'layoutTypes'].map((name) =>
    listOf(searchParams, name),
  );
  if (fields?.length === 0 && optional?.length === 0 && layouts?.length === 0)
    throw new ApiError(400, 'ILLEGAL_QUERY_PARAMETER_VALUE', 'Specify fields, optionalFields or layoutTypes');
  const unknown = layouts?.find((type) => !LAYOUT_TYPES.has(type));
  if (unknown !== undefined)
    throw new ApiError(400, 'ILLEGAL_QUERY_PARAMETER_VALUE', `There is no layoutType ${unknown}`);
  const ofLayouts = (layouts ?? []).flatMap((type) => fieldsOfLayout(request, object, type));
  return readFieldTree(request, object, fields ?? [], [...(optional ?? []), ...ofLayouts]);
}

/** The values of a parameter that may be repeated or hold several, with commas between. */
export const listOf = (parameters: URLSearchParams, name: string): readonly string[] =>
  parameters
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
