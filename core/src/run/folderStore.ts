// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ChurnError } from '../churnError.ts';
import type { FileInfo, FileStore } from './fileStore.ts';

const CHUNK_BYTES = 1 << 20;

/** Files still being written, or left by a writer that died: no file of the store. */
const DRAFT_ENDING = '.draft';

/** `mode`: who may read and write the files that are written, such as 0o600; else as the process makes files. */
export type FolderAccess = { readonly mode?: number };

/** A folder on disk. Files are written beside their place and renamed, so that readers see all of one or nothing. */
export function createFolderStore(folder: string, access: FolderAccess = {}): FileStore {
  const root = resolve(folder);
  const at = (path: string) => join(root, path);
  return {
    uri: root,
    stat: (path) => statFile(at(path)),
    read: (path) => readChunks(at(path)),
    list: (path) => listFiles(at(path), path),
    folders: (path) => listFolders(at(path)),
    write: (path, bytes) => writeWhole(at(path), bytes, access),
    sub: (path) => createFolderStore(at(path), access),
    localPath: at,
  };
}

async function statFile(file: string): Promise<FileInfo | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? { bytes: found.size } : undefined;
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw unreadable(file, cause);
  }
}

async function* readChunks(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: CHUNK_BYTES });
  } catch (cause) {
    if (isMissing(cause)) throw missing(file, cause);
    throw unreadable(file, cause);
  }
}

async function* listFiles(folder: string, path: string): AsyncGenerator<string> {
  const entries = await readEntries(folder, { recursive: true });
  const prefix = path === '' ? '' : `${path.replace(/\/$/, '')}/`;
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(DRAFT_ENDING));
  const paths = files.map(
    (file) =>
      prefix +
      join(file.parentPath, file.name)
        .slice(folder.length)
        .replace(/^[/\\]/, ''),
  );
  yield* paths.map((name) => name.replaceAll('\\', '/')).sort();
}

async function* listFolders(folder: string): AsyncGenerator<string> {
  const entries = await readEntries(folder, { recursive: false });
  const folders = entries.filter((entry) => entry.isDirectory());
  yield* folders.map((entry) => entry.name).sort();
}

async function readEntries(folder: string, { recursive }: { recursive: boolean }) {
  try {
    return await readdir(folder, { withFileTypes: true, recursive });
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw unreadable(folder, cause);
  }
}

async function writeWhole(
  file: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  access: FolderAccess,
): Promise<void> {
  const draft = join(dirname(file), `${basename(file)}.${randomUUID()}${DRAFT_ENDING}`);
  try {
    await mkdir(dirname(file), { recursive: true });
    await pipeline(
      Readable.from(bytes instanceof Uint8Array ? [bytes] : bytes),
      createWriteStream(draft, { flush: true, ...access }),
    );
    await rename(draft, file);
  } catch (cause) {
    // the first fault is the one to tell
    await rm(draft, { force: true }).catch(() => {});
    throw cause instanceof ChurnError ? cause : unwritable(file, cause);
  }
}

function isMissing(cause: unknown): boolean {
  const code = (cause as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function missing(file: string, cause: unknown): ChurnError {
  return new ChurnError('run_file_missing', `${file} is not there.`, 'Check the path.', { cause });
}

function unreadable(file: string, cause: unknown): ChurnError {
  return new ChurnError(
    'store_unreadable',
    `${file} can't be read: ${reasonOf(cause)}.`,
    'Check the path and its permissions.',
    {
      cause,
    },
  );
}

function unwritable(file: string, cause: unknown): ChurnError {
  return new ChurnError(
    'store_unwritable',
    `${file} can't be written: ${reasonOf(cause)}.`,
    'Check the permissions of the folder and the space on its disk.',
    { cause },
  );
}

function reasonOf(cause: unknown): string {
  return (cause as Error).message;
}
