// SPDX-License-Identifier: Apache-2.0
// Modules that the platform makes for each org: `@salesforce/...`.
// https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html
import type { Plugin } from 'rollup';
import { refuseImport } from './importRefusal.ts';
import { exportFromPage, exportValue } from './pageModule.ts';

/** Makes the modules; one that can't be made fails the build with its name. `labels`: the package's custom labels. */
export function platformModules(labels: ReadonlySet<string>): Plugin {
  return {
    name: 'platform-modules',
    resolveId(name, importer) {
      if (!name.startsWith(PREFIX)) return null;
      const label = labelOf(name);
      if (label !== undefined && !labels.has(label))
        refuseImport(this, name, importer, `The package has no custom label ${label}: add it to CustomLabels`);
      return writeModule(name) === undefined ? null : `\0${name}`;
    },
    load: (id) => (id.startsWith(`\0${PREFIX}`) ? (writeModule(id.slice(1)) ?? null) : null),
  };
}

/** The custom label that `@salesforce/label/c.X` names. */
export const labelOf = (name: string): string | undefined => /^@salesforce\/label\/c\.(\w+)$/.exec(name)?.[1];

const PREFIX = '@salesforce/';

function writeModule(specifier: string): string | undefined {
  const [kind = '', ...rest] = specifier.slice(PREFIX.length).split('/');
  const name = rest.join('/');
  return WRITERS[kind]?.(name, specifier);
}

/** By the first part of the path; undefined where there is no such module. */
const WRITERS: Readonly<Record<string, (name: string, specifier: string) => string | undefined>> = {
  label: (_, specifier) => {
    const label = labelOf(specifier);
    return label === undefined ? undefined : exportFromPage(`labels[${JSON.stringify(label)}]`);
  },
  schema: (name) => exportValue(describeSchemaName(name)),
  user: (name) => (name === 'Id' || name === 'isGuest' ? exportFromPage(`user.${name}`) : undefined),
  client: (name) => (name === 'formFactor' ? exportFromPage('formFactor') : undefined),
  // the platform gives undefined for a permission that the user doesn't hold; the stand-in knows of none
  customPermission: () => exportValue(undefined),
  userPermission: () => exportValue(undefined),
};

/** `Account` or `Account.Name`, also over relationships. */
function describeSchemaName(name: string): unknown {
  const [objectApiName = '', ...fields] = name.split('.');
  return fields.length === 0 ? { objectApiName } : { fieldApiName: fields.join('.'), objectApiName };
}
