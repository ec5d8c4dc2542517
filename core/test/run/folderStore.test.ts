// SPDX-License-Identifier: Apache-2.0
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolderStore } from '../../src/run/index.ts';
import { aFolder } from './aFolder.ts';
import { checkFileStore } from './checkFileStore.ts';

const folder = aFolder();

describe('a folder', () => {
  checkFileStore(() => createFolderStore(folder.path));
});

test('its address is the path without a slash at its end', () => {
  expect(createFolderStore(`${folder.path}/`).sub('runs/').uri).toBe(join(folder.path, 'runs'));
});

test('a write that fails leaves neither the file nor a draft', async () => {
  async function* failing() {
    yield Buffer.from('half');
    throw new Error('the source broke');
  }

  await expect(createFolderStore(folder.path).write('a.txt', failing())).rejects.toMatchObject({
    code: 'store_unwritable',
    message: expect.stringContaining('the source broke'),
  });

  expect(await readdir(folder.path)).toEqual([]);
});

test('a draft that a dead writer left is no file of the store', async () => {
  const store = createFolderStore(folder.path);
  await writeFile(join(folder.path, 'a.txt.8e2d.draft'), 'half');

  const names = [];
  for await (const name of store.list('')) names.push(name);

  expect(names).toEqual([]);
});

test('a file where a folder should be can not be written below', async () => {
  await writeFile(join(folder.path, 'a'), '');

  await expect(createFolderStore(folder.path).write('a/b', Buffer.from(''))).rejects.toMatchObject({
    code: 'store_unwritable',
    message: expect.stringContaining(join(folder.path, 'a/b')),
  });
});

test('what is written is for whom it is said to be for', async () => {
  await createFolderStore(folder.path, { mode: 0o600 }).sub('a').write('b', Buffer.from('secret'));

  expect((await stat(join(folder.path, 'a/b'))).mode & 0o777).toBe(0o600);
});
