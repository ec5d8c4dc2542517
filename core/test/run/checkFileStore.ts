// SPDX-License-Identifier: Apache-2.0
import type { FileStore } from '../../src/run/index.ts';

/** What every store does, as tests: call it within a `describe`. The store is asked for anew, and empty, in each test. */
export function checkFileStore(openStore: () => FileStore | Promise<FileStore>): void {
  test('a file that was written is read, sized and listed', async () => {
    const store = await openStore();

    await store.write('loads/a/report.json', Buffer.from('{"ü":1}'));

    expect(await textOf(store, 'loads/a/report.json')).toBe('{"ü":1}');
    expect(await store.stat('loads/a/report.json')).toMatchObject({ bytes: 8 });
    expect(await namesOf(store.list('loads'))).toEqual(['loads/a/report.json']);
  });

  test('a stream is written whole, and over what was there', async () => {
    const store = await openStore();
    await store.write('part', Buffer.from('longer than what follows'));

    await store.write('part', manyChunks());

    expect(await textOf(store, 'part')).toBe('x'.repeat(3 * CHUNK));
  });

  test('a file that is missing has no size and can not be read', async () => {
    const store = await openStore();

    expect(await store.stat('missing')).toBeUndefined();
    await expect(textOf(store, 'missing')).rejects.toMatchObject({
      code: 'run_file_missing',
      message: `${store.uri}/missing is not there.`,
    });
  });

  test('files are listed below a folder in order, folders directly below one', async () => {
    const store = await openStore();
    for (const path of ['runs/b/manifest.json', 'runs/a/x/y', 'runs/a/b', 'runs/top', 'runsmore/c/d', 'ü/é']) {
      await store.write(path, Buffer.from(path));
    }

    expect(await namesOf(store.list('runs'))).toEqual(['runs/a/b', 'runs/a/x/y', 'runs/b/manifest.json', 'runs/top']);
    expect(await namesOf(store.sub('runs').list('a'))).toEqual(['a/b', 'a/x/y']);
    expect(await namesOf(store.folders('runs'))).toEqual(['a', 'b']);
    expect(await namesOf(store.folders(''))).toEqual(['runs', 'runsmore', 'ü']);
    expect(await namesOf(store.list('nothing'))).toEqual([]);
    expect(await namesOf(store.folders('nothing'))).toEqual([]);
  });

  test('a sub-folder is a store of its own', async () => {
    const store = await openStore();

    await store.sub('runs').sub('r').write('manifest.json', Buffer.from('{}'));

    expect(store.sub('runs/r').uri).toBe(`${store.uri}/runs/r`);
    expect(await textOf(store, 'runs/r/manifest.json')).toBe('{}');
  });
}

const CHUNK = 3 * 1024 * 1024;

/** More than one part of a multipart upload. */
async function* manyChunks(): AsyncGenerator<Uint8Array> {
  for (let chunk = 0; chunk < 3; chunk++) yield Buffer.alloc(CHUNK, 'x');
}

async function textOf(store: FileStore, path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of store.read(path)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function namesOf(names: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const name of names) all.push(name);
  return all;
}
