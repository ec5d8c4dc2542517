// SPDX-License-Identifier: Apache-2.0
// What a component imports must be there: other components, labels, objects and fields, permissions, its own files.
import { findFieldByPath } from '../fieldPath.ts';
import type { Problem } from '../problem.ts';
import type { Draft, PlannedOrg } from '../types/metadataType.ts';
import { USER_PERMISSIONS } from '../types/userPermissions.ts';
import { componentsOf, importsOf, type Reference } from './moduleReferences.ts';

/** Judges all scripts and templates of a bundle; problems name the file. */
export function checkModules({ fullName, fileName, files = {} }: Draft, planned: PlannedOrg): readonly Problem[] {
  const folder = fileName.slice(0, fileName.lastIndexOf('/') + 1);
  return Object.entries(files).flatMap(([path, text]) => {
    const at = ({ line }: Reference, message: string | undefined): readonly Problem[] =>
      message === undefined ? [] : [{ message, line, fileName: `${folder}${path}` }];
    if (path.endsWith('.html'))
      return componentsOf(text).flatMap((tag) => at(tag, missingComponent(tag.name, fullName, planned)));
    if (!path.endsWith('.js')) return [];
    return importsOf(text).flatMap((module) =>
      at(module, judgeModule(module.name, { fullName, path, files }, planned)),
    );
  });
}

type Importer = {
  readonly fullName: string;
  readonly path: string;
  readonly files: Readonly<Record<string, string>>;
};

function judgeModule(name: string, importer: Importer, planned: PlannedOrg): string | undefined {
  if (name.startsWith('c/')) return missingComponent(name.slice(2).split('/')[0] ?? '', importer.fullName, planned);
  if (name.startsWith('.')) return missingFile(name, importer);
  const [, kind, rest = ''] = /^@salesforce\/(\w+)(?:\/(.*))?$/.exec(name) ?? [];
  if (kind === undefined) return undefined;
  const judge = PLATFORM_MODULES[kind];
  if (judge === undefined) return `The module ${name} is not supported by this org`;
  const type = judge(rest, planned);
  return type === undefined
    ? undefined
    : `Invalid reference ${rest} of type ${type} in file ${importer.path.split('/').at(-1)}`;
}

function missingComponent(name: string, importer: string, { components }: PlannedOrg): string | undefined {
  return components.get('LightningComponentBundle', name) === undefined
    ? `No MODULE named markup://c:${name} found : [markup://c:${importer}]`
    : undefined;
}

function missingFile(name: string, { path, files, fullName }: Importer): string | undefined {
  const file = new URL(name, `file:///${path}`).pathname.slice(1);
  return [file, `${file}.js`, `${file}.html`].some((one) => one in files)
    ? undefined
    : `The file ${name} does not exist in the bundle ${fullName}`;
}

/** By kind of module: the kind of reference that fails; undefined: what it names is there. */
const PLATFORM_MODULES: Readonly<Record<string, (rest: string, planned: PlannedOrg) => string | undefined>> = {
  client: () => undefined,
  i18n: () => undefined,
  user: () => undefined,
  label: (rest, { components }) =>
    components.get('CustomLabel', rest.replace(/^c\./, '')) === undefined ? 'label' : undefined,
  customPermission: (rest, { components }) =>
    components.get('CustomPermission', rest) === undefined ? 'customPermission' : undefined,
  userPermission: (rest) => (Object.hasOwn(USER_PERMISSIONS, rest) ? undefined : 'userPermission'),
  schema: judgeSchema,
};

function judgeSchema(rest: string, { schema }: PlannedOrg): string | undefined {
  const [objectName = '', ...path] = rest.split('.');
  const object = schema.object(objectName);
  if (path.length === 0) return object === undefined ? 'sobjectClass' : undefined;
  const field = object && findFieldByPath(path.join('.'), object, schema);
  return field === undefined ? 'sobjectField' : undefined;
}
