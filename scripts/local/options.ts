// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readFault, type LocalFault } from './faults.ts';

export type LocalOptions = {
  /** Folder with `<Object>.csv` files. */
  readonly seed: string | undefined;
  /** Of the org; S3 is served on the next one, pages on the one after. 0: all take free ones. */
  readonly port: number;
  /** File that keeps the org between starts, with what S3 holds beside it. */
  readonly state: string | undefined;
  /** Leaves the package out. */
  readonly empty: boolean;
  /** What goes wrong from the moment on that all is ready; nothing where it is left out. */
  readonly faults?: readonly LocalFault[];
};

export const DEFAULT_PORT = 6580;

export const USAGE = `usage: npm run local -- [--seed DIR] [--port N] [--state FILE] [--empty] [--fault FAULT]...
  --seed DIR    insert the rows of DIR's <Object>.csv files
  --port N      port of the org, S3 on the next one, pages on the one after (${DEFAULT_PORT}; 0: free ones)
  --state FILE  keep the org in FILE and S3 beside it, and go on from there
  --empty       do not deploy force-app; there are no pages then
  --fault FAULT make something go wrong once all is ready: NAME[=key:value,...], or aws:NAME[=...] for S3;
                names and keys are in local-org/README.md and local-aws/README.md`;

/** Throws an Error that says what is wrong with the arguments. Paths are taken from `folder`. */
export function parseOptions(args: readonly string[], folder: string): LocalOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      port: { type: 'string' },
      state: { type: 'string' },
      empty: { type: 'boolean', default: false },
      fault: { type: 'string', multiple: true, default: [] },
    },
  });
  const path = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : resolve(folder, value);
  return {
    seed: path(values.seed),
    port: parsePort(values.port),
    state: path(values.state),
    empty: values.empty,
    faults: values.fault.map(readFault),
  };
}

function parsePort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_533) return port;
  throw new Error(`--port ${text} is no port: give a number from 0 to 65533`);
}
