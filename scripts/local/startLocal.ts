// SPDX-License-Identifier: Apache-2.0
// The stand-ins with the package, the users and the seed in them.
import { createHash } from 'node:crypto';
import type { LocalAwsOptions } from '@churn-risk/local-aws';
import type { LocalLightning } from '@churn-risk/local-lightning';
import { createAdminClient, type AdminClient } from './adminClient.ts';
import { createBucket } from './bucket.ts';
import { deployPackage, fingerprintPackage } from './deploy.ts';
import { describeEnvironment, type Environment, type LocalAccess } from './environment.ts';
import type { LocalOptions } from './options.ts';
import { firstAccountPage, startPages } from './pages.ts';
import { linkPlugin } from './plugin.ts';
import { readSeedFolder, type SeedFile } from './seed/seedFolder.ts';
import { seedOrg } from './seed/seedOrg.ts';
import { startStandIns, type StandIns } from './standIns.ts';
import { assignPermissionSets, createUsers, INTEGRATION_USER, SALES_USER } from './users.ts';

export type Local = StandIns & {
  readonly environment: Environment;
  /** Where they were asked for and the package is there. */
  readonly pages?: LocalLightning;
};

export type StartOptions = LocalOptions & Pick<LocalAwsOptions, 'emr'> & { readonly pages?: boolean };

/** Says what was done, a line each. */
export type Report = (line: string) => void;

/**
 * `listening` is called once the ports are ours and nothing is in the org yet.
 * Throws an Error that says what is wrong, with everything ended again.
 */
export async function startLocal(
  options: StartOptions,
  report: Report,
  listening?: () => Promise<void>,
): Promise<Local> {
  const seed = options.seed === undefined ? [] : await readSeedFolder(options.seed);
  const standIns = await startStandIns(options.port, options.state, options.emr);
  try {
    await listening?.();
    const { org, aws } = standIns;
    const administrator = org.issueToken(org.adminUsername);
    const client = createAdminClient(org.url, administrator);
    await createUsers(client, [INTEGRATION_USER, SALES_USER]);
    await Promise.all([
      options.empty ? undefined : bringPackage(standIns, client, administrator, report),
      linkPlugin(),
    ]);
    await bringSeed(standIns, client, seed, options.empty, report);
    await createBucket(aws.url, BUCKET);
    const tokens = {
      administrator,
      integration: org.issueToken(INTEGRATION_USER.username),
      sales: org.issueToken(SALES_USER.username),
    };
    const access = { orgUrl: org.url, awsUrl: aws.url, bucket: BUCKET, ...tokens };
    if (options.pages !== true || options.empty) return { ...standIns, environment: describeEnvironment(access) };
    return await addPages(options.port, standIns, client, access, report);
  } catch (error) {
    await standIns.close();
    throw error;
  }
}

async function addPages(
  orgPort: number,
  standIns: StandIns,
  client: AdminClient,
  access: LocalAccess,
  report: Report,
): Promise<Local> {
  const pages = await startPages(orgPort === 0 ? 0 : orgPort + 2, standIns.org, client);
  const account = await firstAccountPage(pages.url, client);
  if (account !== undefined) report(`an account's page: ${account}`);
  return {
    ...standIns,
    environment: describeEnvironment({ ...access, pagesUrl: pages.url }),
    pages,
    close: async () => {
      await pages.close();
      await standIns.close();
    },
  };
}

const BUCKET = 'churn-runs';

/** What a state file has seen already; kept in the org, so that both are thrown away together. */
const DONE = 'local start';

async function bringPackage({ org }: StandIns, client: AdminClient, token: string, report: Report): Promise<void> {
  const fingerprint = await fingerprintPackage();
  if (org.org.store.get(DONE, 'package') !== fingerprint) {
    const start = performance.now();
    const { components } = await deployPackage(org.url, token);
    org.org.store.put(DONE, 'package', fingerprint);
    report(`deployed force-app: ${components} components in ${seconds(start)}`);
  }
  await assignPermissionSets(client, [INTEGRATION_USER, SALES_USER]);
}

async function bringSeed(
  { org }: StandIns,
  client: AdminClient,
  files: readonly SeedFile[],
  empty: boolean,
  report: Report,
): Promise<void> {
  const fingerprint = createHash('sha256').update(JSON.stringify(files)).digest('hex');
  if (files.length === 0 || org.org.store.get(DONE, 'seed') === fingerprint) return;
  const start = performance.now();
  const counts = await seedOrg(client, files);
  const usernames = files
    .filter(({ object }) => object === 'User')
    .flatMap(({ rows }) => rows.map((row) => row['Username'] ?? ''));
  if (!empty)
    await assignPermissionSets(
      client,
      usernames.map((username) => ({ username, permissionSets: SALES_USER.permissionSets })),
    );
  org.org.store.put(DONE, 'seed', fingerprint);
  report(
    `seeded ${Object.entries(counts)
      .map(([object, count]) => `${count} ${object}`)
      .join(', ')} in ${seconds(start)}`,
  );
}

const seconds = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
