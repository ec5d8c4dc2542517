// SPDX-License-Identifier: Apache-2.0

/**
 * Whether a text is what a pattern says: its end, from a slash on where it has any; `*` stands for a part without
 * slashes, `|` parts alternatives, case does not count. `jobs/ingest/*` is a job's own path, not its results'.
 */
export function matchesPattern(pattern: string, told: string): boolean {
  return pattern.split('|').some((alternative) => toExpression(alternative).test(told.replace(/\/+$/, '')));
}

function toExpression(pattern: string): RegExp {
  const source = pattern
    .replace(/^\/+|\/+$/g, '')
    .split('*')
    .map((part) => part.replace(/[.\\^$+?()[\]{}]/g, '\\$&'))
    .join('[^/]*');
  return new RegExp(`(^|/)${source}$`, 'i');
}
