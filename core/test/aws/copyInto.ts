// SPDX-License-Identifier: Apache-2.0
import { createFolderStore, type FileStore } from '../../src/run/index.ts';

/** Puts every file below a folder on disk into a store. */
export async function copyInto(store: FileStore, folder: string): Promise<void> {
  const source = createFolderStore(folder);
  for await (const path of source.list('')) await store.write(path, source.read(path));
}
