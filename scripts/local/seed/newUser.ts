// SPDX-License-Identifier: Apache-2.0
import type { AdminClient, NewRecord } from '../adminClient.ts';

/** Everything that the platform demands of a user; what is given stands. */
export function newUser(profileId: string, given: NewRecord): NewRecord {
  const username = String(given['Username'] ?? '');
  return {
    // the platform takes at most eight characters
    Alias: username
      .split('@')[0]
      ?.replaceAll(/[^a-z0-9]/gi, '')
      .slice(-8),
    Email: username,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    ProfileId: profileId,
    ...given,
  };
}

/** Throws an Error where the org has no such profile. */
export async function findProfile(client: AdminClient, name: string): Promise<string> {
  const [profile] = await client.query(`SELECT Id FROM Profile WHERE Name = '${name}'`);
  if (profile === undefined) throw new Error(`the org has no profile ${name}`);
  return profile.Id;
}
