// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** A bundle that Node can import. */
export type Loadable = { readonly name: string; readonly path: string; readonly bytes: number };

export type ColdStart = Loadable & {
  readonly milliseconds: number;
  /** Resident memory after loading. */
  readonly mebibytes: number;
};

/** What the functions ask of their environment when they are loaded. */
const ENVIRONMENT = {
  AWS_REGION: 'eu-central-1',
  CHURN_BUCKET: 'churn',
  CLUSTER_MAX_HOURS: '6',
  SALESFORCE_SECRET: 'login',
  FAILED_LOADS_QUEUE_URL: 'http://127.0.0.1:1/queue',
};

const SCRIPT = `
const start = performance.now();
await import(process.argv[1]);
console.log(JSON.stringify([performance.now() - start, process.memoryUsage.rss() / 2 ** 20]));
process.exit(0);`;

/** Loads each in processes of its own, by turns, so that a busy machine slows all of them down. */
export function measureColdStarts(loadables: readonly Loadable[], rounds: number): readonly ColdStart[] {
  const measured = loadables.map(() => [] as (readonly [number, number])[]);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { path }] of loadables.entries()) measured[index]?.push(loadOnce(path));
  }
  return loadables.map((loadable, index) => ({
    ...loadable,
    milliseconds: median(measured[index]!.map(([milliseconds]) => milliseconds)),
    mebibytes: median(measured[index]!.map(([, mebibytes]) => mebibytes)),
  }));
}

/** A line for each. */
export function formatColdStarts(results: readonly ColdStart[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  const line = (name: string, ...cells: readonly string[]): string =>
    [name.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join('  ');
  return [
    line('', 'kB', 'ms', 'MiB'),
    ...results.map(({ name, bytes, milliseconds, mebibytes }) =>
      line(name, whole(bytes / 1000), whole(milliseconds), whole(mebibytes)),
    ),
  ].join('\n');
}

function loadOnce(path: string): readonly [number, number] {
  const args = ['--input-type=module', '-e', SCRIPT, pathToFileURL(path).href];
  const env = { ...process.env, ...ENVIRONMENT, NODE_OPTIONS: '' };
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] }),
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? NaN;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
