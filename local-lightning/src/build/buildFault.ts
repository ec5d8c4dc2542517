// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';

/** Why a bundle could not be built. */
export type BuildFault = {
  /** The folder's name; absent where the fault is in no component. */
  readonly component?: string;
  /** Relative to the package's folder. */
  readonly file?: string;
  readonly line?: number;
  readonly message: string;
};

/** From what rollup and the LWC compiler throw. */
export function toBuildFault(error: unknown, packageFolder: string): BuildFault {
  const thrown = error as Thrown;
  const message = firstLine(thrown.message ?? String(error));
  const file = (thrown.loc?.file ?? thrown.filename ?? thrown.id)?.replace(/\?.*$/s, '').replace(/^\0/, '');
  if (file === undefined || !existsSync(file)) return { message };
  const line = thrown.loc?.line ?? thrown.location?.line ?? lineOf(file, thrown.meta?.specifier);
  return {
    component: basename(dirname(file)),
    file: relative(packageFolder, file),
    ...(line === undefined ? {} : { line }),
    message,
  };
}

/** `panel/panel.js:3: The package has no custom label X: add it to CustomLabels` */
export const describeFault = ({ file, line, message }: BuildFault): string =>
  [file, line, ` ${message}`]
    .filter((part) => part !== undefined)
    .join(':')
    .trim();

type Thrown = {
  readonly message?: string;
  readonly id?: string;
  readonly filename?: string;
  readonly loc?: { readonly file?: string; readonly line?: number };
  readonly location?: { readonly line?: number };
  readonly meta?: { readonly specifier?: string };
};

/** Without the plugin's name and the file, which the fault has on its own. */
const firstLine = (message: string): string =>
  (message.split('\n')[0] ?? '')
    .replace(/^\[plugin [^\]]*\] */, '')
    .replace(/^\S+\.(js|html|css)(\?\S*)?( \(\d+:\d+\))?: */, '');

function lineOf(file: string, specifier: string | undefined): number | undefined {
  if (specifier === undefined) return undefined;
  const index = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(specifier));
  return index === -1 ? undefined : index + 1;
}
