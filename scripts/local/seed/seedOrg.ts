// SPDX-License-Identifier: Apache-2.0
import type { AdminClient } from '../adminClient.ts';
import { requireSaved } from './requireSaved.ts';
import { seedGroups } from './seedGroups.ts';
import type { SeedFile } from './seedFolder.ts';
import { deactivateUsers, seedUsers } from './seedUsers.ts';
import { toRecords } from './toRecords.ts';

/** Inserts the files in their order, then deactivates the users that the seed calls inactive. Answers the rows by object. */
export async function seedOrg(
  client: AdminClient,
  files: readonly SeedFile[],
): Promise<Readonly<Record<string, number>>> {
  const inactive: string[] = [];
  for (const seed of files) {
    if (seed.object === 'User') inactive.push(...(await seedUsers(client, seed)));
    else if (seed.object === 'Group') await seedGroups(client, seed);
    else await seedRecords(client, seed);
  }
  await deactivateUsers(client, inactive);
  return Object.fromEntries(files.map(({ object, rows }) => [object, rows.length]));
}

async function seedRecords(client: AdminClient, seed: SeedFile): Promise<void> {
  const records = await toRecords(client, seed);
  requireSaved(seed.file, records, await client.create(seed.object, records), 2);
}
