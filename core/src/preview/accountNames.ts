// SPDX-License-Identifier: Apache-2.0
import { queryRows, soqlText, textOf, textOrNull } from '../load/orgReading/orgRow.ts';
import type { OrgPort } from '../load/index.ts';

/** So many Ids make a query of half the length that a URL may have. */
const IDS_OF_QUERY = 250;

/** The names of these Accounts by Id. */
export async function readAccountNames(org: OrgPort, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let start = 0; start < ids.length; start += IDS_OF_QUERY) {
    const some = ids.slice(start, start + IDS_OF_QUERY).map(soqlText);
    for await (const row of queryRows(org, `SELECT Id, Name FROM Account WHERE Id IN (${some.join(', ')})`)) {
      names.set(textOf(row, 'Id'), textOrNull(row, 'Name') ?? '');
    }
  }
  return names;
}
