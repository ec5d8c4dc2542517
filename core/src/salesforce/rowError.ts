// SPDX-License-Identifier: Apache-2.0

export type RowError = { readonly code: string; readonly message: string; readonly fields: readonly string[] };

/**
 * Takes `sf__Error` apart: `STATUS_CODE:message:Field1 Field2 --`, or `:--` where no field is named.
 * The message may hold colons, quotes and HTML (Bulk API 2.0 guide, "Get Job Failed Record Results").
 */
export function parseRowError(text: string): RowError {
  const whole = unquote(text).trim();
  const first = whole.indexOf(':');
  if (first < 0) return { code: whole || 'UNKNOWN', message: whole, fields: [] };
  const code = whole.slice(0, first);
  const rest = whole.slice(first + 1);
  const last = rest.lastIndexOf(':');
  const tail = /^\s*((?:[\w.]+[\s,]+)*)--$/.exec(rest.slice(last + 1));
  if (last < 0 || !tail) return { code, message: rest, fields: [] };
  return { code, message: rest.slice(0, last), fields: tail[1]!.split(/[\s,]+/).filter((field) => field !== '') };
}

// What the tolerant CSV reader leaves around a value with single quotes inside.
const unquote = (text: string): string => (text.length > 1 && /^".*"$/s.test(text) ? text.slice(1, -1) : text);
