// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startLocalOrg, type LocalOrg } from '@churn-risk/local-org';
import { createAdminClient, type AdminClient } from '../../local/adminClient.ts';
import { readSeedFolder } from '../../local/seed/seedFolder.ts';
import { seedOrg } from '../../local/seed/seedOrg.ts';

let folder: string;
let local: LocalOrg;
let client: AdminClient;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seed-'));
  local = await startLocalOrg();
  client = createAdminClient(local.url, local.issueToken(local.adminUsername));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await local.close();
});

const USERS = `Username,FirstName,LastName,Email,IsActive
rep.one@example.com,One,Rep,rep.one@example.com,true
rep.two@example.com,Two,Rep,rep.two@example.com,false
`;

async function seed(files: Readonly<Record<string, string>>): Promise<unknown> {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return seedOrg(client, await readSeedFolder(folder));
}

const query = async (soql: string) => (await client.query(soql)).map(({ attributes: _, ...record }) => record);

describe('seeding an org', () => {
  test('inserts owners before accounts and accounts before what hangs on them', async () => {
    const counts = await seed({
      'Opportunity.csv':
        'Name,StageName,CloseDate,Amount,Account.Name\nRenewal,Prospecting,2026-12-31,12.50,"Acme, Inc."\n',
      'Account.csv': '\uFEFFName,NumberOfEmployees,BillingCity,Owner.Username\n"Acme, Inc.",7,,rep.one@example.com\n',
      'User.csv': USERS,
    });

    expect(counts).toEqual({ User: 2, Account: 1, Opportunity: 1 });
    expect(await query('SELECT Name, NumberOfEmployees, BillingCity, OwnerId FROM Account')).toEqual([
      { Name: 'Acme, Inc.', NumberOfEmployees: 7, BillingCity: null, OwnerId: await userId('rep.one@example.com') },
    ]);
    const [opportunity] = await query('SELECT Amount, AccountId FROM Opportunity');
    expect(opportunity).toEqual({ Amount: 12.5, AccountId: (await client.query('SELECT Id FROM Account'))[0]?.Id });
  });

  test('leaves accounts with owners that are inactive in the end', async () => {
    await seed({ 'User.csv': USERS, 'Account.csv': 'Name,Owner.Username\nAcme,rep.two@example.com\n' });

    const users = await query("SELECT Username, IsActive FROM User WHERE Username LIKE 'rep.%' ORDER BY Username");
    expect(users.map(({ IsActive }) => IsActive)).toEqual([true, false]);
    expect(await query('SELECT Owner.Username, Owner.IsActive FROM Account')).toMatchObject([
      { Owner: { Username: 'rep.two@example.com', IsActive: false } },
    ]);
  });

  test('makes queues that take Tasks, with their members', async () => {
    await seed({
      'User.csv': USERS,
      'Group.csv':
        'DeveloperName,Name,Type,Email,Member.Username\nDesk,Desk,Queue,desk@example.com,rep.one@example.com;rep.two@example.com\n',
    });

    const [group] = await client.query("SELECT Id, Name, Type, Email FROM Group WHERE DeveloperName = 'Desk'");
    expect(group).toMatchObject({ Name: 'Desk', Type: 'Queue', Email: 'desk@example.com' });
    expect(await query('SELECT QueueId, SobjectType FROM QueueSobject')).toEqual([
      { QueueId: group?.Id, SobjectType: 'Task' },
    ]);
    const members = (await query('SELECT GroupId, UserOrGroupId FROM GroupMember')).map(
      ({ UserOrGroupId }) => UserOrGroupId,
    );
    expect(members.sort()).toEqual([await userId('rep.one@example.com'), await userId('rep.two@example.com')].sort());
  });

  test('adds members to a queue that is there already', async () => {
    await seed({ 'Group.csv': 'DeveloperName,Name,Type\nDesk,Desk,Queue\n' });

    await seed({
      'User.csv': USERS,
      'Group.csv': 'DeveloperName,Name,Type,Member.Username\nDesk,Desk,Queue,rep.one@example.com\n',
    });

    expect((await client.query('SELECT Id FROM Group')).length).toBe(1);
    expect((await client.query('SELECT Id FROM GroupMember')).length).toBe(1);
  });

  test.each([
    [{ 'Account.csv': 'Name,Nothing__c\nAcme,x\n' }, 'Account.csv: the org has no field for the column Nothing__c'],
    [
      { 'Account.csv': 'Name,Owner.Username\nAcme,nobody@example.com\n' },
      'Account.csv: Owner.Username: there is no User nobody@example.com',
    ],
    [
      { 'Account.csv': 'Name,BillingCity\nAcme,Bonn\n"",Bonn\n' },
      'Account.csv row 3: REQUIRED_FIELD_MISSING: Required fields are missing: [Name]',
    ],
    [{ 'Account.csv': 'Name\nAcme,too,many\n' }, 'Account.csv cannot be read: Invalid Record Length'],
    [
      { 'Group.csv': 'DeveloperName,Name,Type,Member.Username\nDesk,Desk,Queue,nobody\n' },
      'Group.csv: Member.Username: there is no User nobody',
    ],
    [{ 'notes.txt': '' }, 'has no <Object>.csv files to seed from'],
  ])('%j is refused by name', async (files, message) => {
    await expect(seed(files)).rejects.toThrow(message);
  });
});

async function userId(username: string): Promise<string | undefined> {
  return (await client.query(`SELECT Id FROM User WHERE Username = '${username}'`))[0]?.Id;
}
