// SPDX-License-Identifier: Apache-2.0
import type { AdminClient, NewRecord } from '../adminClient.ts';
import { requireSaved } from './requireSaved.ts';
import type { SeedFile } from './seedFolder.ts';
import { toRecords } from './toRecords.ts';

/** Of a Group file: usernames joined by `;`. */
const MEMBERS = 'Member.Username';

/** Inserts groups that are not there yet (the package brings one), and members of all; a queue takes Tasks. */
export async function seedGroups(client: AdminClient, seed: SeedFile): Promise<void> {
  const groups = await toRecords(client, { ...seed, rows: seed.rows.map(({ [MEMBERS]: _, ...row }) => row) });
  const present = await idsByName(client);
  const missing = groups.filter((group) => !present.has(String(group['DeveloperName'])));
  requireSaved(seed.file, missing, await client.create('Group', missing));
  const ids = await idsByName(client);
  const queues = missing.filter((group) => group['Type'] === 'Queue');
  await insert(
    client,
    'QueueSobject',
    queues.map((queue) => ({ QueueId: ids.get(String(queue['DeveloperName'])), SobjectType: 'Task' })),
  );
  await insert(client, 'GroupMember', await members(client, seed, ids));
}

async function idsByName(client: AdminClient): Promise<ReadonlyMap<string, string>> {
  return new Map(
    (await client.query('SELECT Id, DeveloperName FROM Group')).map((group) => [
      String(group['DeveloperName']),
      group.Id,
    ]),
  );
}

async function members(
  client: AdminClient,
  { file, rows }: SeedFile,
  groupIds: ReadonlyMap<string, string>,
): Promise<readonly NewRecord[]> {
  const users = new Map(
    (await client.query('SELECT Id, Username FROM User')).map((user) => [String(user['Username']), user.Id]),
  );
  return rows.flatMap((row) => {
    const usernames = (row[MEMBERS] ?? '').split(';').filter((name) => name !== '');
    return usernames.map((username) => {
      if (!users.has(username)) throw new Error(`${file}: ${MEMBERS}: there is no User ${username}`);
      return { GroupId: groupIds.get(row['DeveloperName'] ?? ''), UserOrGroupId: users.get(username) };
    });
  });
}

async function insert(client: AdminClient, object: string, records: readonly NewRecord[]): Promise<void> {
  requireSaved(object, records, await client.create(object, records));
}
