// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { StoredObject } from './storedObject.ts';

/** The files of a bucket's versions: `objects/<name>.bin` holds the bytes, `objects/<name>.json` all else. */
export type VersionFiles = {
  /** In the order in which they were written. */
  readAll(): StoredObject[];
  bytesPath(object: StoredObject): string;
  /** A version exists from the moment its JSON file has its name. */
  write(object: StoredObject): void;
  remove(object: StoredObject): void;
  /** A path for bytes that are still on their way. */
  incomingPath(): string;
};

export function openVersionFiles(folder: string): VersionFiles {
  const objectsFolder = join(folder, 'objects');
  const incomingFolder = join(folder, 'incoming');
  mkdirSync(objectsFolder, { recursive: true });
  // what a stopped process left behind was never visible
  rmSync(incomingFolder, { recursive: true, force: true });
  mkdirSync(incomingFolder);

  const bytesPath = ({ fileName }: StoredObject): string => join(objectsFolder, `${fileName}.bin`);
  const labelPath = ({ fileName }: StoredObject): string => join(objectsFolder, `${fileName}.json`);
  return {
    bytesPath,
    write: (object: StoredObject): void => {
      const incoming = join(incomingFolder, `${object.fileName}.json`);
      writeFileSync(incoming, JSON.stringify(object));
      renameSync(incoming, labelPath(object));
    },
    remove: (object: StoredObject): void => {
      rmSync(labelPath(object), { force: true });
      rmSync(bytesPath(object), { force: true });
    },
    readAll: (): StoredObject[] =>
      readdirSync(objectsFolder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => JSON.parse(readFileSync(join(objectsFolder, file), 'utf8')) as StoredObject)
        .sort((a, b) => a.sequence - b.sequence),
    incomingPath: () => join(incomingFolder, randomUUID()),
  };
}
