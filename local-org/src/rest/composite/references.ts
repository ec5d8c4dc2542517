// SPDX-License-Identifier: Apache-2.0
import { ApiError } from '../../wire/apiError.ts';
import { isObject, type JsonObject } from '../../wire/json.ts';

/** The request with `@{name.path[0].field}` replaced by what the request of that name was answered. */
export function insertReferences(part: JsonObject, answers: ReadonlyMap<string, unknown>): JsonObject {
  return insert(part, answers) as JsonObject;
}

function insert(value: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string')
    return value.replace(/@\{([^}]+)\}/g, (_, reference: string) => resolve(reference, answers));
  if (Array.isArray(value)) return value.map((item) => insert(item, answers));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, insert(item, answers)]));
  return value;
}

function resolve(reference: string, answers: ReadonlyMap<string, unknown>): string {
  const [name = '', ...path] = reference.split(/[.[\]]/).filter((step) => step !== '');
  let current: unknown = answers.get(name);
  for (const step of path)
    current = typeof current === 'object' && current !== null ? (current as Record<string, unknown>)[step] : undefined;
  if (current === undefined || current === null)
    throw new ApiError(400, 'PROCESSING_HALTED', `Invalid reference specified. No value for ${reference} found`);
  return String(current);
}
