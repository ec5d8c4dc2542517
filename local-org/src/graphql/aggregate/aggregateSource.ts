// SPDX-License-Identifier: Apache-2.0
import type { FieldValue } from '../../records/records.ts';
import type { FieldDef } from '../../schema/definitions.ts';

/** Results of one group: `Amount:sum`, `Account.Name:value`. */
export type AggregateRow = ReadonlyMap<string, FieldValue>;

/** A group, and how far into it the answer has gone. */
export type AggregateSource = {
  readonly row: AggregateRow;
  readonly path: readonly string[];
  /** At the end of the path. */
  readonly field?: FieldDef;
};

/** Where the result of a function of a field stands in its row. */
export function resultKey(path: readonly string[], name: string): string {
  return `${path.join('.')}:${name}`;
}
