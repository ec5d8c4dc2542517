// SPDX-License-Identifier: Apache-2.0
import type { OrgPort } from '../ports.ts';
import { queryAll, textOrNull } from './orgRow.ts';

/** DeveloperNames of the org's queues. */
export async function readQueues(org: OrgPort): Promise<ReadonlySet<string>> {
  const rows = await queryAll(org, `SELECT DeveloperName FROM Group WHERE Type = 'Queue'`);
  return new Set(rows.flatMap((row) => textOrNull(row, 'DeveloperName') ?? []));
}
