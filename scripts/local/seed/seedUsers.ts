// SPDX-License-Identifier: Apache-2.0
import type { AdminClient } from '../adminClient.ts';
import { findProfile, newUser } from './newUser.ts';
import { requireSaved } from './requireSaved.ts';
import type { SeedFile } from './seedFolder.ts';
import { toRecords } from './toRecords.ts';

const PROFILE = 'Standard User';

/**
 * Inserts the users, all of them active: the platform refuses records of an inactive owner.
 * Answers the ids of those that must be deactivated once everything is seeded.
 */
export async function seedUsers(client: AdminClient, seed: SeedFile): Promise<readonly string[]> {
  const given = await toRecords(client, seed);
  const profileId = await findProfile(client, PROFILE);
  const users = given.map((user) => newUser(profileId, { ...user, IsActive: true }));
  const saved = await client.create('User', users);
  requireSaved(seed.file, users, saved, 2);
  return saved.flatMap(({ id }, index) => (id !== undefined && given[index]?.['IsActive'] === false ? [id] : []));
}

export async function deactivateUsers(client: AdminClient, ids: readonly string[]): Promise<void> {
  const users = ids.map((Id) => ({ Id, IsActive: false }));
  requireSaved('deactivation of a user', users, await client.update('User', users));
}
