// SPDX-License-Identifier: Apache-2.0
// What a new org holds before anybody works in it: itself, its profiles, and one administrator.
import { PROFILES } from './access/profiles.ts';
import type { Org } from './org.ts';
import { makeId, toLongId } from './records/ids.ts';
import type { Actor, RecordValues } from './records/records.ts';

export const ORG_ID = toLongId('00D5g0000000001') ?? '';
export const ADMIN_USERNAME = 'admin@local-org.example';

/** Does nothing in an org that has been founded. */
export function foundOrg(org: Org): void {
  if (org.records.read('Organization', ORG_ID) !== undefined) return;
  const actor: Actor = { userId: makeId('005', 1), system: true };
  org.database.transaction(() => {
    insertOrganization(org, actor);
    const profileIds = PROFILES.map(({ name, description }) =>
      insert(org, actor, 'Profile', { Name: name, Description: description, UserType: 'Standard' }),
    );
    insert(org, actor, 'User', administrator(profileIds[0] ?? ''));
  });
}

function insertOrganization({ database, clock }: Org, actor: Actor): void {
  const now = clock.now().toISOString();
  // its id is known before, because tokens and clients carry it
  database.run(
    'INSERT INTO "Organization" ("Id", "Name", "InstanceName", "OrganizationType", "LanguageLocaleKey", "TimeZoneSidKey", "DefaultLocaleSidKey", "CreatedById", "CreatedDate", "SystemModstamp") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ORG_ID,
    'Local Org',
    'LOCAL',
    'Developer Edition',
    'en_US',
    'GMT',
    'en_US',
    actor.userId,
    now,
    now,
  );
}

function administrator(profileId: string): RecordValues {
  return {
    Username: ADMIN_USERNAME,
    FirstName: 'Ada',
    LastName: 'Admin',
    Email: ADMIN_USERNAME,
    Alias: 'admin',
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    ProfileId: profileId,
    UserType: 'Standard',
  };
}

function insert(org: Org, actor: Actor, object: string, values: RecordValues): string {
  const [result] = org.records.save({ object, operation: 'insert', records: [{ values }], allOrNone: true, actor });
  if (result?.success !== true) throw new Error(`a new org could not be founded: ${JSON.stringify(result)}`);
  return result.id;
}
