// SPDX-License-Identifier: Apache-2.0
// One bucket. Changes are synchronous, so that a condition (If-None-Match) and the write it guards cannot be
// parted by another request.
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ObjectDraft, StoredObject, Tag } from './storedObject.ts';
import { openVersions } from './versions.ts';

export type BucketSettings = {
  /** ISO time. */
  readonly created: string;
  /** Undefined: versions were never switched on. */
  readonly versioning?: 'Enabled' | 'Suspended';
  /** The notification configuration as it was put. */
  readonly notification?: string;
};

export type Bucket = {
  readonly name: string;
  settings(): BucketSettings;
  change(settings: Partial<BucketSettings>): void;
  /** Undefined also where the newest version is a delete marker. */
  object(key: string): StoredObject | undefined;
  version(key: string, versionId: string): StoredObject | undefined;
  keys(): readonly string[];
  isEmpty(): boolean;
  /** Makes a draft visible, after `allow` had its say on the object it takes the place of. */
  commit(draft: ObjectDraft, allow: (current: StoredObject | undefined) => void): StoredObject;
  /** Removes a key as DELETE without a version does: the delete marker where versions are kept, else undefined. */
  remove(key: string, now: Date): StoredObject | undefined;
  /** Removes one version for good; false where there is none. */
  removeVersion(key: string, versionId: string): boolean;
  retag(object: StoredObject, tags: readonly Tag[]): void;
  /** Where the bytes of a version lie. */
  bytesPath(object: StoredObject): string;
  /** A path for bytes that are still on their way. */
  incomingPath(): string;
};

export function openBucket(folder: string, name: string): Bucket {
  let settings = JSON.parse(readFileSync(join(folder, SETTINGS_FILE), 'utf8')) as BucketSettings;
  const versions = openVersions(folder);
  const stamp = (): Pick<StoredObject, 'versionId' | 'sequence' | 'fileName'> => ({
    versionId: settings.versioning === 'Enabled' ? randomUUID().replaceAll('-', '') : 'null',
    sequence: versions.nextSequence(),
    fileName: randomUUID(),
  });

  return {
    name,
    settings: () => settings,
    change: (changed) => {
      settings = { ...settings, ...changed };
      writeSettings(folder, settings);
    },
    object: versions.object,
    version: versions.version,
    keys: versions.keys,
    isEmpty: versions.isEmpty,
    commit: ({ path, ...draft }, allow) => {
      allow(versions.object(draft.key));
      const committed = { ...draft, ...stamp(), isDeleteMarker: false };
      renameSync(path, versions.bytesPath(committed));
      return versions.publish(committed);
    },
    remove: (key, now) => {
      if (settings.versioning) return versions.publish({ ...deleteMarker(key, now), ...stamp() });
      const current = versions.newest(key);
      if (current) versions.drop(current);
      return undefined;
    },
    removeVersion: (key, versionId) => {
      const found = versions.version(key, versionId);
      if (found) versions.drop(found);
      return found !== undefined;
    },
    retag: (object, tags) => versions.relabel({ ...object, tags }),
    bytesPath: versions.bytesPath,
    incomingPath: versions.incomingPath,
  };
}

const SETTINGS_FILE = 'bucket.json';

export function writeSettings(folder: string, settings: BucketSettings): void {
  const path = join(folder, SETTINGS_FILE);
  writeFileSync(`${path}.new`, JSON.stringify(settings));
  renameSync(`${path}.new`, path);
}

const deleteMarker = (key: string, now: Date) => ({
  key,
  isDeleteMarker: true,
  bytes: 0,
  etag: '',
  lastModified: now.toISOString(),
  headers: {},
  metadata: {},
  tags: [],
});
