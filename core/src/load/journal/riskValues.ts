// SPDX-License-Identifier: Apache-2.0
import { valueOf, timeOrNull, type OrgRow } from '../orgReading/orgRow.ts';
import type { Values } from './beforeValues.ts';

/** What a row of a query holds in these columns of Risk__c, as it is written back. */
export function riskValuesOf(row: OrgRow, columns: Iterable<string>): Values {
  return Object.fromEntries([...columns].map((column) => [column, asWritten(row, column)]));
}

const TIMES: readonly string[] = ['Loaded_At__c', 'Tasks_Taken_Back_Since__c'];

/** A query ends a time in +0000, which the CSV of an ingest job does not take everywhere. */
function asWritten(row: OrgRow, column: string): Values[string] {
  return TIMES.includes(column) ? (timeOrNull(row, column)?.toISOString() ?? null) : valueOf(row, column);
}
