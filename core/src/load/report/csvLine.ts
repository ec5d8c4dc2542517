// SPDX-License-Identifier: Apache-2.0

/** A line of RFC 4180 with every value quoted, so that no reader takes a comma or a line end in a value for its own. */
export function csvLine(values: readonly (string | number)[]): string {
  return `${values.map((value) => `"${String(value).replaceAll('"', '""')}"`).join(',')}\n`;
}
