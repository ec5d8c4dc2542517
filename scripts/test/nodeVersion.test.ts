// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOCKED = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies.node as string;

/** The PATH of a shell that knows nothing of this workspace. */
const outside = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules') && !existsSync(join(folder, 'node-gyp-bin')));

test('npm runs scripts on the Node of the workspace, whatever the machine has', () => {
  const { stdout, stderr } = spawnSync('npm', ['exec', '--call', 'node --version'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, PATH: outside.join(delimiter) },
  });

  expect({ version: stdout.trim(), stderr: stdout === '' ? stderr : '' }).toEqual({
    version: `v${LOCKED}`,
    stderr: '',
  });
});
