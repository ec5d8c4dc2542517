// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { ChurnError } from '../churnError.ts';
import type { FileStore } from './fileStore.ts';
import { parseManifest, type Manifest } from './manifest.ts';

/** A run whose manifest is in order. Its prediction files are not looked at yet. */
export type ChurnRun = {
  /** The run's own folder. */
  readonly store: FileStore;
  readonly manifest: Manifest;
  /** Hex, of the stored bytes of manifest.json. */
  readonly manifestSha256: string;
  /** Where it came from: the manifest's URI, with the store's version of it where there is one. */
  readonly source: { readonly uri: string; readonly version?: string };
};

export const MANIFEST_FILE = 'manifest.json';

/** Larger than any manifest of ten thousand files. */
const MAX_MANIFEST_BYTES = 16 * 1024 * 1024;

/**
 * Reads and checks the manifest of the run in this folder.
 *
 * @throws ChurnError `run_not_found` (no manifest.json), `contract_unknown`, `manifest_invalid` (with file and field).
 */
export async function openRun(folder: FileStore): Promise<ChurnRun> {
  const uri = `${folder.uri}/${MANIFEST_FILE}`;
  const info = await folder.stat(MANIFEST_FILE);
  if (!info) throw noManifest(folder.uri);
  const bytes = await readManifestBytes(folder);
  const manifest = parseManifest(bytes, { uri, folderName: lastSegment(folder.uri) });
  const manifestSha256 = createHash('sha256').update(bytes).digest('hex');
  const source = info.version === undefined ? { uri } : { uri, version: info.version };
  return { store: folder, manifest, manifestSha256, source };
}

/** The manifest's bytes; refuses a file that is far too large to be one. */
export async function readManifestBytes(folder: FileStore): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of folder.read(MANIFEST_FILE)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_MANIFEST_BYTES) {
      throw new ChurnError(
        'manifest_invalid',
        `${folder.uri}/${MANIFEST_FILE} is larger than ${MAX_MANIFEST_BYTES} bytes: it can't be a manifest.`,
        'Check what wrote this file; a manifest lists prediction files and holds no rows.',
      );
    }
  }
  return Buffer.concat(chunks, size);
}

function noManifest(uri: string): ChurnError {
  return new ChurnError(
    'run_not_found',
    `${uri} holds no ${MANIFEST_FILE}: it is no churn run, or one that is not finished.`,
    'Check the address, or give the folder above it with --latest. The manifest is written last, so a run in writing has none.',
  );
}

function lastSegment(uri: string): string {
  return uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('\\')) + 1);
}
