// SPDX-License-Identifier: Apache-2.0
// Index and files of a bucket's versions, kept alike.
import { openVersionFiles } from './versionFiles.ts';
import type { VersionFiles } from './versionFiles.ts';
import { indexVersions } from './versionIndex.ts';
import type { VersionIndex } from './versionIndex.ts';
import type { StoredObject } from './storedObject.ts';

export type Versions = Omit<VersionIndex, 'put' | 'drop'> &
  Pick<VersionFiles, 'bytesPath' | 'incomingPath'> & {
    /** The newest version of a key, undefined where that is a delete marker. */
    object(key: string): StoredObject | undefined;
    /** Makes a version visible in place of one with the same key and version id. */
    publish(object: StoredObject): StoredObject;
    /** Writes anew what is said of a version's bytes. */
    relabel(object: StoredObject): void;
    drop(object: StoredObject): void;
    /** Greater than that of every version before. */
    nextSequence(): number;
  };

export function openVersions(folder: string): Versions {
  const files = openVersionFiles(folder);
  const kept = files.readAll();
  const { put, drop, ...index } = indexVersions(kept);
  let sequence = kept.at(-1)?.sequence ?? 0;
  return {
    ...index,
    bytesPath: files.bytesPath,
    incomingPath: files.incomingPath,
    object: (key) => {
      const newest = index.newest(key);
      return newest?.isDeleteMarker ? undefined : newest;
    },
    publish: (object) => {
      const replaced = index.version(object.key, object.versionId);
      files.write(object);
      put(object);
      if (replaced) files.remove(replaced);
      return object;
    },
    relabel: (object) => {
      files.write(object);
      put(object);
    },
    drop: (object) => {
      drop(object);
      files.remove(object);
    },
    nextSequence: () => ++sequence,
  };
}
