// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ChurnError } from '../churnError.ts';
import { makeTemporaryFolder } from '../temporaryFolder.ts';
import type { FileStore } from './fileStore.ts';
import type { ListedFile } from './manifest.ts';

/** A listed file on this machine, with exactly the bytes that the manifest names. */
export type PredictionFile = {
  readonly path: string;
  /** Removes the copy, where it is one. */
  remove(): Promise<void>;
};

/**
 * Checks a listed file against the manifest. One that lies elsewhere is downloaded once and hashed on its way.
 *
 * @throws ChurnError `run_file_missing`, `run_file_differs` (bytes or sha256), `store_unwritable` (no room for a copy),
 *   and what the store throws.
 */
export async function fetchPredictionFile(
  store: FileStore,
  listed: ListedFile,
  signal?: AbortSignal,
): Promise<PredictionFile> {
  const uri = `${store.uri}/${listed.path}`;
  await checkSize(store, listed, uri);
  if (!store.localPath) return download(store, listed, signal);
  await checkHash(hashOf(store.read(listed.path), signal), listed, uri);
  return { path: store.localPath(listed.path), remove: async () => {} };
}

async function checkSize(store: FileStore, { path, bytes }: ListedFile, uri: string): Promise<void> {
  const info = await store.stat(path);
  if (!info) {
    throw new ChurnError(
      'run_file_missing',
      `${uri} is listed in the manifest, but is not there.`,
      'Check that the run was copied as a whole, or write it anew.',
    );
  }
  if (info.bytes !== bytes) throw differs(uri, 'bytes', info.bytes, bytes);
}

async function download(store: FileStore, listed: ListedFile, signal?: AbortSignal): Promise<PredictionFile> {
  const folder = makeTemporaryFolder();
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'part');
    const hash = createHash('sha256');
    await pipeline(tap(store.read(listed.path), hash), createWriteStream(path), { signal });
    await checkHash(Promise.resolve(hash.digest('hex')), listed, `${store.uri}/${listed.path}`);
    return { path, remove };
  } catch (fault) {
    await remove();
    signal?.throwIfAborted();
    throw fault instanceof ChurnError ? fault : notCopied(listed, folder, fault);
  }
}

function notCopied({ path }: ListedFile, folder: string, cause: unknown): ChurnError {
  return new ChurnError(
    'store_unwritable',
    `${path} can't be copied to ${folder}: ${(cause as Error).message}.`,
    'Make room on the disk, or set TMPDIR to a folder on another one.',
    { cause },
  );
}

type Sink = { update(chunk: Uint8Array): unknown };

async function* tap(chunks: AsyncIterable<Uint8Array>, sink: Sink): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    sink.update(chunk);
    yield chunk;
  }
}

async function hashOf(chunks: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest('hex');
}

async function checkHash(found: Promise<string>, listed: ListedFile, uri: string): Promise<void> {
  const sha256 = await found;
  if (sha256 !== listed.sha256) throw differs(uri, 'sha256', sha256, listed.sha256);
}

/** What a listed file is not, compared with its entry in the manifest. */
export function differs(
  uri: string,
  field: 'bytes' | 'rows' | 'sha256',
  found: string | number,
  listed: string | number,
) {
  return new ChurnError(
    'run_file_differs',
    `${uri}: ${field} ${found}, but the manifest says ${listed}.`,
    'The file was changed or not written completely: write the run anew, under a new run id.',
  );
}
