// SPDX-License-Identifier: Apache-2.0
import { ApiError } from './apiError.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The body as a JSON object; 400 JSON_PARSER_ERROR for anything else. */
export async function readJson(raw: Request): Promise<JsonObject> {
  const body: unknown = await parse(raw);
  if (!isObject(body))
    throw new ApiError(400, 'JSON_PARSER_ERROR', 'Unexpected content: a JSON object is expected at [line:1, column:1]');
  return body;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function parse(raw: Request): Promise<unknown> {
  const text = await raw.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiError(
      400,
      'JSON_PARSER_ERROR',
      `Unexpected content: ${error instanceof Error ? error.message : ''} at [line:1, column:1]`,
    );
  }
}
