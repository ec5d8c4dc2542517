// SPDX-License-Identifier: Apache-2.0
import { API, type Org } from './org.ts';

/** API name of the object that a record belongs to; undefined where the user does not see the record. */
export async function readRecordObject(org: Org, username: string, recordId: string): Promise<string | undefined> {
  const path = `${API}/ui-api/record-ui/${encodeURIComponent(recordId)}?layoutTypes=Compact&modes=View`;
  const response = await org.fetch(username, path);
  if (!response.ok) return undefined;
  const { records } = (await response.json()) as {
    readonly records: Readonly<Record<string, { readonly apiName: string }>>;
  };
  return Object.values(records)[0]?.apiName;
}
