// SPDX-License-Identifier: Apache-2.0
import type { UserLocale } from '../locale/userLocale.ts';
import { API, type Org } from './org.ts';

/** The user of a page. */
export type UserProfile = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly locale: UserLocale;
  /** Names of the permission sets that the user holds. */
  readonly permissionSets: readonly string[];
};

/** Asks the org; throws an Error with its words where it refuses. `currency`: what the org counts in. */
export async function readUserProfile(org: Org, username: string, currency: string): Promise<UserProfile> {
  const [user] = await query(
    org,
    username,
    `SELECT Id, Name, LanguageLocaleKey, LocaleSidKey, TimeZoneSidKey FROM User WHERE Username = '${quote(username)}'`,
  );
  if (user === undefined) throw new Error(`the org has no user ${username}`);
  const held = await query(
    org,
    username,
    `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = '${String(user['Id'])}'`,
  );
  return {
    id: String(user['Id']),
    username,
    name: String(user['Name']),
    locale: {
      language: String(user['LanguageLocaleKey'] ?? 'en_US'),
      locale: String(user['LocaleSidKey'] ?? 'en_US').replaceAll('_', '-'),
      timeZone: String(user['TimeZoneSidKey'] ?? 'GMT'),
      currency,
    },
    permissionSets: held.map((row) => String((row['PermissionSet'] as Row)['Name'])),
  };
}

type Row = Readonly<Record<string, unknown>>;

async function query(org: Org, username: string, soql: string): Promise<readonly Row[]> {
  const response = await org.fetch(username, `${API}/query?q=${encodeURIComponent(soql)}`);
  if (!response.ok) throw new Error(`the org refused ${username}: ${await response.text()}`);
  return ((await response.json()) as { readonly records: readonly Row[] }).records;
}

const quote = (text: string): string => text.replace(/[\\']/g, (sign) => `\\${sign}`);
