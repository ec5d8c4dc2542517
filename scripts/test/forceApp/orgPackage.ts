// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childrenOf, elementsWithin, readElement, textOf, textsWithin, type Element } from './element.ts';

export const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/** A metadata file of force-app. */
export type SourceFile = {
  /** Relative to `force-app/main/default`. */
  readonly path: string;
  /** The component's name as the file name gives it. */
  readonly name: string;
  /** `CustomField`, `Flow` ... */
  readonly type: string;
  readonly root: Element;
};

/** A script or template of a Lightning web component; its tests are none. */
export type ComponentFile = {
  readonly component: string;
  readonly text: string;
};

/** A custom field as its file says it. */
export type PackageField = {
  readonly object: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly formula: string | undefined;
  readonly referenceTo: string | undefined;
  readonly description: string | undefined;
};

const SOURCE = join(PROJECT, 'force-app/main/default');

/** Every metadata file, by path. */
export const sourceFiles: readonly SourceFile[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('-meta.xml'))
  .sort()
  .map(readSourceFile);

/** The scripts and templates of the package's components, by path. */
export const componentFiles: readonly ComponentFile[] = readdirSync(join(SOURCE, 'lwc'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => /\.(js|html)$/.test(path) && !path.includes('__tests__'))
  .sort()
  .map((path) => ({ component: path.split('/')[0] ?? '', text: readFileSync(join(SOURCE, 'lwc', path), 'utf8') }));

export const filesOf = (type: string): readonly SourceFile[] => sourceFiles.filter((file) => file.type === type);

/** The only file of that type and name. */
export function fileOf(type: string, name: string): SourceFile {
  const file = filesOf(type).find((one) => one.name === name);
  if (file === undefined) throw new Error(`force-app has no ${type} ${name}`);
  return file;
}

export const fields: readonly PackageField[] = filesOf('CustomField').map(({ path, name, root }) => ({
  object: objectOf(path),
  name,
  type: textOf(root, 'type') ?? '',
  required: textOf(root, 'required') === 'true',
  formula: textOf(root, 'formula'),
  referenceTo: textOf(root, 'referenceTo'),
  description: textOf(root, 'description'),
}));

/** `Object.Field` of every custom field of the package. */
export const fieldNames: ReadonlySet<string> = new Set(fields.map(({ object, name }) => `${object}.${name}`));

export const fieldsOf = (object: string): readonly PackageField[] => fields.filter((field) => field.object === object);

/** The API names of the values of `Object.Field`; none where it is no picklist. */
export function picklistValues(field: string): readonly string[] {
  const path = `objects/${field.replace('.', '/fields/')}.field-meta.xml`;
  const file = filesOf('CustomField').find((one) => one.path === path);
  const definition = file && elementsWithin(file.root).find(({ name }) => name === 'valueSetDefinition');
  return definition ? textsWithin(definition, 'fullName') : [];
}

/** The object whose folder a file lies in. */
export function objectOf(path: string): string {
  const [folder, object] = path.split('/');
  if (folder !== 'objects' || object === undefined) throw new Error(`${path} lies in no object's folder`);
  return object;
}

/** The children of a permission set by tag, each as its texts by tag. */
export const grantsOf = (permissionSet: string, tag: string): readonly Readonly<Record<string, string>>[] =>
  childrenOf(fileOf('PermissionSet', permissionSet).root, tag).map(({ children }) =>
    Object.fromEntries(children.map(({ name, text }) => [name, text])),
  );

function readSourceFile(path: string): SourceFile {
  const root = readElement(readFileSync(join(SOURCE, path), 'utf8'));
  return { path: relative('.', path), name: basename(path).replace(/\.[^.]+-meta\.xml$/, ''), type: root.name, root };
}
