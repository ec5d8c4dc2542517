// SPDX-License-Identifier: Apache-2.0
import type { RollupOutput } from 'rollup';

/** Built modules, as a browser loads them. */
export type Bundle = {
  /** Changes when any file does; it is part of the files' addresses. */
  readonly key: string;
  /** Name of a module, as sources import it -> its file. */
  readonly imports: Readonly<Record<string, string>>;
  /** File -> its code. */
  readonly files: Readonly<Record<string, string>>;
};

/** The bundle whose entries are called by the names of their modules. */
export function toBundle(key: string, names: readonly string[], output: RollupOutput['output']): Bundle {
  const files = output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)] as const);
  return {
    key,
    imports: Object.fromEntries(names.map((name) => [name, `${name}.js`])),
    files: Object.fromEntries(files),
  };
}
