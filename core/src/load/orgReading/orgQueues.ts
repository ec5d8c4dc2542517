// SPDX-License-Identifier: Apache-2.0
import type { Rows } from '../ports.ts';
import { allRows, textOrNull } from './orgRow.ts';

export const QUEUES_QUERY = `SELECT DeveloperName FROM Group WHERE Type = 'Queue'`;

/** DeveloperNames of the org's queues. */
export async function queuesIn(rows: Rows): Promise<ReadonlySet<string>> {
  return new Set((await allRows(rows)).flatMap((row) => textOrNull(row, 'DeveloperName') ?? []));
}
