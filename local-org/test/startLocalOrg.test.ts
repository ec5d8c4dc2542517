// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalOrg } from '../src/index.ts';
import { aField, anObject, insert } from './testOrg.ts';

let folder: string;

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'local-org-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const namesOf = async (url: string, token: string): Promise<unknown> => {
  const response = await fetch(`${url}/services/data/v66.0/query?q=SELECT+Name,Key__c+FROM+Thing__c`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await response.json()) as { records: unknown }).records;
};

test('an org with a state file keeps objects, records and tokens between starts', async () => {
  const state = join(folder, 'org.sqlite');
  const first = await startLocalOrg({ state });
  first.org.schema.put(anObject('Thing__c', [aField('Key__c', { externalId: true, unique: true })]));
  const id = insert(first.org, 'Thing__c', { Name: 'One', Key__c: 'k' });
  const token = first.issueToken(first.adminUsername);
  await first.close();

  const second = await startLocalOrg({ state });
  const records = await namesOf(second.url, token);
  const next = insert(second.org, 'Thing__c', { Name: 'Two' });
  await second.close();

  expect(records).toEqual([
    { attributes: { type: 'Thing__c', url: `/services/data/v66.0/sobjects/Thing__c/${id}` }, Name: 'One', Key__c: 'k' },
  ]);
  expect([id, next]).toEqual(['a005g0000000001AAA', 'a005g0000000002AAA']);
});

test('a port that is taken is refused by the system', async () => {
  const first = await startLocalOrg();

  await expect(startLocalOrg({ port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await first.close();
});

test('a token is for a user that is there', async () => {
  const { issueToken, close } = await startLocalOrg();

  expect(() => issueToken('nobody@example.com')).toThrow('the org has no user nobody@example.com');
  await close();
});

test('it is idle when the work in the background is done', async () => {
  const { org, idle, close } = await startLocalOrg();
  const done: string[] = [];
  org.background.start(async () => {
    await org.background.pause(20);
    done.push('work');
  });

  await idle();

  expect(done).toEqual(['work']);
  await close();
});
