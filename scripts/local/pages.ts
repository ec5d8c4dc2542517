// SPDX-License-Identifier: Apache-2.0
// The package's pages in a browser, for the users of the org.
import { startLocalLightning, type LightningUser, type LocalLightning } from '@churn-risk/local-lightning';
import type { LocalOrg } from '@churn-risk/local-org';
import type { AdminClient } from './adminClient.ts';
import { LIGHTNING_CACHE, PACKAGE_FOLDER } from './folders.ts';
import { listen } from './standIns.ts';
import { assignPermissionSets, createUsers, GERMAN_USER, INTEGRATION_USER, SALES_USER } from './users.ts';

/** Serves the pages on `port`; their modules are built in the background. The package must be deployed. */
export async function startPages(port: number, org: LocalOrg, client: AdminClient): Promise<LocalLightning> {
  await bringPageUsers(org, client);
  const users = await listPageUsers(org, client);
  return listen(port, () =>
    startLocalLightning({
      port,
      orgUrl: org.url,
      packageFolder: PACKAGE_FOLDER,
      users,
      issueToken: (username) => org.issueToken(username),
      cacheFolder: LIGHTNING_CACHE,
    }),
  );
}

/** The page of the first account by name; undefined where the org has none. */
export async function firstAccountPage(pagesUrl: string, client: AdminClient): Promise<string | undefined> {
  const [account] = await client.query('SELECT Id FROM Account ORDER BY Name LIMIT 1');
  return account && `${pagesUrl}/lightning/r/Account/${account.Id}/view`;
}

/** Someone who tunes thresholds, and someone who reads German. */
async function bringPageUsers(org: LocalOrg, client: AdminClient): Promise<void> {
  const germans = await client.query("SELECT Id FROM User WHERE LanguageLocaleKey = 'de' AND IsActive = TRUE");
  const added = germans.length === 0 ? [GERMAN_USER] : [];
  await createUsers(client, added);
  await assignPermissionSets(client, [...added, { username: org.adminUsername, permissionSets: ['Churn_Admin'] }]);
}

/** The sales rep comes first: pages are made for sales. */
async function listPageUsers(org: LocalOrg, client: AdminClient): Promise<readonly LightningUser[]> {
  const present = await client.query('SELECT Id, Username, Name FROM User WHERE IsActive = TRUE ORDER BY Name');
  const users = present
    .map((user) => ({ username: String(user['Username']), label: String(user['Name']) }))
    .filter(({ username }) => username !== INTEGRATION_USER.username);
  const firstOnes = [SALES_USER.username, org.adminUsername];
  const rank = ({ username }: LightningUser): number => (firstOnes.indexOf(username) + 3) % 3;
  return users.sort((a, b) => rank(a) - rank(b));
}
