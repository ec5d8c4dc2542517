// SPDX-License-Identifier: Apache-2.0
import type { AdminClient } from './adminClient.ts';
import { findProfile, newUser } from './seed/newUser.ts';
import { requireSaved } from './seed/requireSaved.ts';

/** A user that every local org has. */
export type LocalUser = {
  readonly username: string;
  readonly lastName: string;
  readonly profile: string;
  /** Permission sets of the package, by API name. */
  readonly permissionSets: readonly string[];
  /** Language, locale and time zone; American English and GMT unless given. */
  readonly reads?: Readonly<Record<'LanguageLocaleKey' | 'LocaleSidKey' | 'TimeZoneSidKey', string>>;
};

export const INTEGRATION_USER: LocalUser = {
  username: 'integration@local.example.com',
  lastName: 'Integration',
  profile: 'Minimum Access - API Only Integrations',
  permissionSets: ['Churn_Loader'],
};

export const SALES_USER: LocalUser = {
  username: 'sales.rep@local.example.com',
  lastName: 'Salesrep',
  profile: 'Standard User',
  permissionSets: ['Churn_Sales'],
};

export const GERMAN_USER: LocalUser = {
  username: 'german.rep@local.example.com',
  lastName: 'Vertrieb',
  profile: 'Standard User',
  permissionSets: ['Churn_Sales'],
  reads: { LanguageLocaleKey: 'de', LocaleSidKey: 'de_DE', TimeZoneSidKey: 'Europe/Berlin' },
};

/** Creates the users that are not there yet. */
export async function createUsers(client: AdminClient, users: readonly LocalUser[]): Promise<void> {
  const present = new Set((await client.query('SELECT Id, Username FROM User')).map((user) => user['Username']));
  for (const { username, lastName, profile, reads } of users) {
    if (present.has(username)) continue;
    const user = newUser(await findProfile(client, profile), { Username: username, LastName: lastName, ...reads });
    requireSaved(username, [user], await client.create('User', [user]));
  }
}

/** Gives each user the permission sets that they do not hold yet; the package must be deployed. */
export async function assignPermissionSets(
  client: AdminClient,
  users: readonly Pick<LocalUser, 'username' | 'permissionSets'>[],
): Promise<void> {
  const setIds = await idsBy(client, 'SELECT Id, Name FROM PermissionSet', 'Name');
  const userIds = await idsBy(client, 'SELECT Id, Username FROM User', 'Username');
  const held = await client.query('SELECT Id, PermissionSetId, AssigneeId FROM PermissionSetAssignment');
  const heldPairs = new Set(held.map((row) => `${String(row['PermissionSetId'])} ${String(row['AssigneeId'])}`));
  const wanted = users.flatMap(({ username, permissionSets }) =>
    permissionSets.map((name) => ({
      PermissionSetId: requireId(setIds, name),
      AssigneeId: requireId(userIds, username),
    })),
  );
  const missing = wanted.filter(
    ({ PermissionSetId, AssigneeId }) => !heldPairs.has(`${PermissionSetId} ${AssigneeId}`),
  );
  requireSaved('PermissionSetAssignment', missing, await client.create('PermissionSetAssignment', missing));
}

async function idsBy(client: AdminClient, soql: string, field: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await client.query(soql)).map((row) => [String(row[field]), row.Id]));
}

function requireId(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the org has no ${name}`);
  return id;
}
