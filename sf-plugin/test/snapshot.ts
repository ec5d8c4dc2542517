// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What outsiders build on lies in a file of the package and is compared with what the code says.
 * A wanted change is written with WRITE_SNAPSHOTS=true, to be seen in the diff.
 */
export function expectSnapshot(file: string, value: unknown): void {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
  if (process.env['WRITE_SNAPSHOTS'] === 'true') writeFileSync(path, `${JSON.stringify(value, undefined, 2)}\n`);
  expect(JSON.parse(JSON.stringify(value))).toEqual(JSON.parse(readFileSync(path, 'utf8')));
}
