// SPDX-License-Identifier: Apache-2.0
import { API, type Org } from './org.ts';

export type ObjectLabel = { readonly label: string; readonly labelPlural: string };

/** An object as the user's language calls it; by its API name where the user may not see it. */
export async function readObjectLabel(org: Org, username: string, object: string): Promise<ObjectLabel> {
  const response = await org.fetch(username, `${API}/ui-api/object-info/${encodeURIComponent(object)}`);
  return response.ok ? ((await response.json()) as ObjectLabel) : { label: object, labelPlural: object };
}
