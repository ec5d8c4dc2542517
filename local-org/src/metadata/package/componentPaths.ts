// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/file_based_zip_file.htm
import type { Arrangement, MetadataType } from '../types/metadataType.ts';
import { METADATA_TYPES } from '../types/types.ts';

/** The component whose main file lies at this path of a package; undefined: the file belongs to another, or to none. */
export function locateComponent(path: string): { readonly type: MetadataType; readonly fullName: string } | undefined {
  for (const type of METADATA_TYPES) {
    if (type.directory === undefined || !path.startsWith(`${type.directory}/`)) continue;
    const name = NAMES[type.arrangement ?? 'file'](path.slice(type.directory.length + 1), type.suffix ?? '');
    if (name !== undefined) return { type, fullName: decodeURIComponent(name) };
  }
  return undefined;
}

/** The name that a path below the type's directory gives. */
const NAMES: Readonly<Record<Arrangement, (path: string, suffix: string) => string | undefined>> = {
  file: (path, suffix) => (path.includes('/') ? undefined : withoutEnding(path, `.${suffix}`)),
  withMeta: (path, suffix) => (path.includes('/') ? undefined : withoutEnding(path, `.${suffix}-meta.xml`)),
  bundle: (path, suffix) => {
    const [name = '', file = ''] = path.split('/');
    return file === `${name}.${suffix}-meta.xml` ? name : undefined;
  },
  inFolders: (path, suffix) => (path.includes('/') ? withoutEnding(path, `.${suffix}`) : undefined),
  folder: (path) => withoutEnding(path, '-meta.xml'),
};

const withoutEnding = (path: string, ending: string): string | undefined =>
  path.endsWith(ending) ? path.slice(0, -ending.length) : undefined;
