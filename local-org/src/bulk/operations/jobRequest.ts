// SPDX-License-Identifier: Apache-2.0
// What the JSON bodies of job requests have in common.
import { ApiError } from '../../wire/apiError.ts';
import { DELIMITERS, LINE_ENDINGS, type ColumnDelimiter, type LineEnding } from '../job.ts';

export type JsonBody = Readonly<Record<string, unknown>>;

/** Parses a body of known properties; a null counts as absent. */
export function parseJobRequest(text: string, properties: readonly string[]): JsonBody {
  const body = parseObject(text);
  const unknown = Object.keys(body).find((name) => !properties.includes(name));
  if (unknown !== undefined) throw invalid('JSON_PARSER_ERROR', `Unrecognized field "${unknown}"`);
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

/** One of `values`, or the first of them where the body says nothing. */
export function choose<T extends string>(body: JsonBody, property: string, values: readonly T[], fallback?: T): T {
  const value = body[property] ?? fallback;
  const chosen = values.find((candidate) => candidate === value);
  if (chosen !== undefined) return chosen;
  throw invalid(
    'INVALIDJOB',
    value === undefined
      ? `InvalidJob : Must specify ${property}`
      : `InvalidJob : ${String(value)} is not a valid value of ${property}`,
  );
}

export function text(body: JsonBody, property: string): string | undefined {
  const value = body[property];
  if (value === undefined || typeof value === 'string') return value;
  throw invalid('JSON_PARSER_ERROR', `Value of ${property} is not a string`);
}

/** How the CSV of a job is written. */
export function csvForm(body: JsonBody): { columnDelimiter: ColumnDelimiter; lineEnding: LineEnding } {
  choose(body, 'contentType', ['CSV'], 'CSV');
  return {
    columnDelimiter: choose(body, 'columnDelimiter', Object.keys(DELIMITERS) as ColumnDelimiter[], 'COMMA'),
    lineEnding: choose(body, 'lineEnding', Object.keys(LINE_ENDINGS) as LineEnding[], 'LF'),
  };
}

export const invalid = (errorCode: string, message: string): ApiError => new ApiError(400, errorCode, message);

function parseObject(json: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(json);
  } catch (error) {
    throw invalid('JSON_PARSER_ERROR', `The body is not JSON: ${String(error)}`);
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw invalid('JSON_PARSER_ERROR', 'The body is not a JSON object');
}
