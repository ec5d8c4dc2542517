// SPDX-License-Identifier: Apache-2.0
import { strFromU8, unzipSync } from 'fflate';
import { children, readXml, textOf, textsOf } from '../xml/element.ts';

/** A package as clients deploy it: files by path below the folder of package.xml, and what package.xml lists. */
export type MetadataPackage = {
  readonly files: ReadonlyMap<string, string>;
  /** Members by type; `*` stands for all. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
};

/** A zip that is no package. The message says why. */
export class PackageError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PackageError';
  }
}

/** Unzips a package. Throws PackageError: no zip, no package.xml, or changes that would delete something. */
export function readPackage(zip: Uint8Array): MetadataPackage {
  const files = unzip(zip);
  const manifestPath = [...files.keys()].find((path) => /(^|\/)package\.xml$/.test(path));
  if (manifestPath === undefined) throw new PackageError('No package.xml found');
  const root = manifestPath.slice(0, -'package.xml'.length);
  const relative = new Map(
    [...files].filter(([path]) => path.startsWith(root)).map(([path, text]) => [path.slice(root.length), text]),
  );
  for (const [path, text] of relative) {
    if (/^destructiveChanges\w*\.xml$/.test(path) && readMembers(text, path).size > 0)
      throw new PackageError(`${path}: this org does not delete metadata`);
  }
  return { files: relative, members: readMembers(files.get(manifestPath) ?? '', 'package.xml') };
}

/** Whether the package lists a component. */
export const lists = ({ members }: MetadataPackage, type: string, fullName: string): boolean =>
  members.get(type)?.has(fullName) === true || members.get(type)?.has('*') === true;

function unzip(zip: Uint8Array): ReadonlyMap<string, string> {
  try {
    const entries = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/'));
    return new Map(entries.map(([path, bytes]) => [path, strFromU8(bytes)]));
  } catch (error) {
    throw new PackageError('The deployment is no zip file', error);
  }
}

function readMembers(xml: string, path: string): ReadonlyMap<string, ReadonlySet<string>> {
  try {
    return new Map(
      children(readXml(xml), 'types').map((types) => [
        textOf(types, 'name') ?? '',
        // clients list folders with a slash at the end, or without
        new Set(textsOf(types, 'members').map((member) => member.replace(/\/$/, ''))),
      ]),
    );
  } catch (error) {
    throw new PackageError(`${path}: ${(error as Error).message}`, error);
  }
}
