// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { createFolderStore, type FileStore } from '../run/index.ts';
import { createS3Store } from './s3Store.ts';

/**
 * The store at `s3://bucket/prefix`, or at a folder on disk.
 *
 * @throws ChurnError `usage` for an address of another kind.
 */
export function openStore(uriOrFolder: string): FileStore {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(uriOrFolder)?.[1]?.toLowerCase();
  if (scheme === undefined && uriOrFolder !== '') return createFolderStore(uriOrFolder);
  const place = /^s3:\/\/([^/]+)(?:\/(.*))?$/is.exec(uriOrFolder);
  if (!place?.[1]) throw unknownAddress(uriOrFolder);
  return createS3Store({ bucket: place[1], prefix: (place[2] ?? '').replace(/^\/+|\/+$/g, '') });
}

function unknownAddress(address: string): ChurnError {
  return new ChurnError(
    'usage',
    `${JSON.stringify(address)} is no address of a store.`,
    'Give s3://bucket/prefix or the path of a folder.',
  );
}
