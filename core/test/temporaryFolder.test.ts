// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporaryFolder, removeAbandonedFolders } from '../src/temporaryFolder.ts';

const own = makeTemporaryFolder();
const made: string[] = [own];
afterAll(() => made.forEach((path) => rmSync(path, { recursive: true, force: true })));

test('a folder has the number of its process in its name', () => {
  expect(own).toMatch(new RegExp(`/churn-load-${process.pid}-[0-9a-f]{8}-\\w{6}$`));
});

describe('of what lies in the temporary folder', () => {
  test('the folders of processes that have ended are removed, with what is in them', async () => {
    const folder = aFolder({ pid: deadPid() });
    writeFileSync(join(folder, 'scratch'), 'left');

    await removeAbandonedFolders();
    expect(existsSync(folder)).toBe(false);
  });

  test('those of this process and of others that live stay', async () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    const folder = aFolder({ pid: other.pid! });

    await removeAbandonedFolders();
    expect([existsSync(own), existsSync(folder)]).toEqual([true, true]);

    other.kill();
    await once(other, 'exit');
    await removeAbandonedFolders();
    expect([existsSync(own), existsSync(folder)]).toEqual([true, false]);
  });

  test('one of an earlier process with the number of this one is removed', async () => {
    const folder = aFolder({ pid: process.pid });
    utimesSync(folder, new Date('2020-01-01'), new Date('2020-01-01'));

    await removeAbandonedFolders();
    expect([existsSync(own), existsSync(folder)]).toEqual([true, false]);
  });

  test('one of another machine or container stays: its processes are out of sight', async () => {
    const folder = aFolder({ pid: deadPid(), machine: '00000000' });

    await removeAbandonedFolders();
    expect(existsSync(folder)).toBe(true);
  });

  test('a link stays, and what it points to', async () => {
    const target = aFolder({ pid: deadPid(), machine: '00000001' });
    const link = nameOf({ pid: deadPid() });
    symlinkSync(target, link);
    made.push(link);

    await removeAbandonedFolders();
    expect([existsSync(link), existsSync(target)]).toEqual([true, true]);
  });
});

type Owner = { readonly pid: number; readonly machine?: string };

function aFolder(owner: Owner): string {
  const folder = nameOf(owner);
  mkdirSync(folder);
  made.push(folder);
  return folder;
}

/** Beside `own`, as that process and machine would have named it. */
function nameOf({ pid, machine }: Owner): string {
  const [, ownMachine] = /churn-load-\d+-([0-9a-f]{8})/.exec(own) ?? [];
  return join(own, '..', `churn-load-${pid}-${machine ?? ownMachine}-test${made.length}`);
}

/** Of a process that has just ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}
