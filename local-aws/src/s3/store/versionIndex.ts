// SPDX-License-Identifier: Apache-2.0
import { compareKeys } from './keyOrder.ts';
import type { StoredObject } from './storedObject.ts';

/** What a bucket holds, in memory; the files beside it say the same. */
export type VersionIndex = {
  /** The newest version, which may be a delete marker. */
  newest(key: string): StoredObject | undefined;
  version(key: string, versionId: string): StoredObject | undefined;
  put(object: StoredObject): void;
  drop(object: StoredObject): void;
  /** Keys whose newest version is an object, in listing order. */
  keys(): readonly string[];
  isEmpty(): boolean;
};

export function indexVersions(objects: Iterable<StoredObject>): VersionIndex {
  const versions = new Map<string, StoredObject[]>();
  let sorted: readonly string[] | undefined;

  const put = (object: StoredObject): void => {
    const others = (versions.get(object.key) ?? []).filter((each) => each.versionId !== object.versionId);
    versions.set(
      object.key,
      [...others, object].sort((a, b) => a.sequence - b.sequence),
    );
    sorted = undefined;
  };
  const drop = (object: StoredObject): void => {
    const left = (versions.get(object.key) ?? []).filter((each) => each.versionId !== object.versionId);
    if (left.length === 0) versions.delete(object.key);
    else versions.set(object.key, left);
    sorted = undefined;
  };
  const isVisible = (all: readonly StoredObject[]): boolean => all.at(-1)?.isDeleteMarker === false;
  for (const object of objects) put(object);
  return {
    newest: (key) => versions.get(key)?.at(-1),
    version: (key, versionId) => versions.get(key)?.find((each) => each.versionId === versionId),
    put,
    drop,
    keys: () => (sorted ??= [...versions].flatMap(([key, all]) => (isVisible(all) ? [key] : [])).sort(compareKeys)),
    isEmpty: () => versions.size === 0,
  };
}
