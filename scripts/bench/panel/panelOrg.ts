// SPDX-License-Identifier: Apache-2.0
import { createAdminClient, type AdminClient, type NewRecord } from '../../local/adminClient.ts';
import { requireSaved } from '../../local/seed/requireSaved.ts';
import { startLocal } from '../../local/startLocal.ts';
import { madeUpRisk } from './madeUpRisk.ts';

/** Pages of accounts with risks. The caller closes it. */
export type PanelOrg = {
  /** Number of risks -> address of the account's page. */
  readonly addresses: ReadonlyMap<number, string>;
  close(): Promise<void>;
};

const LAST_SEASON = 2026;

/** Starts stand-ins with an account for each of these numbers of risks. */
export async function startPanelOrg(riskCounts: readonly number[]): Promise<PanelOrg> {
  const local = await startLocal({ port: 0, seed: undefined, state: undefined, empty: false, pages: true }, () => {});
  try {
    const client = createAdminClient(local.org.url, local.org.issueToken(local.org.adminUsername));
    const addresses = new Map<number, string>();
    for (const count of riskCounts) {
      const accountId = await createAccount(client, count);
      addresses.set(count, `${local.pages?.url ?? ''}/lightning/r/Account/${accountId}/view`);
    }
    await local.org.idle();
    return { addresses, close: () => local.close() };
  } catch (error) {
    await local.close();
    throw error;
  }
}

async function createAccount(client: AdminClient, riskCount: number): Promise<string> {
  const [accountId = ''] = await create(client, 'Account', [{ Name: `Library with ${riskCount}` }]);
  const seasons = Array.from({ length: riskCount }, (_, index) => String(LAST_SEASON - index));
  await create(
    client,
    'Risk__c',
    seasons.map((season) => madeUpRisk(accountId, season)),
  );
  return accountId;
}

async function create(client: AdminClient, object: string, records: readonly NewRecord[]): Promise<readonly string[]> {
  const saved = await client.create(object, records);
  requireSaved(object, records, saved);
  return saved.map(({ id }) => id ?? '');
}
