// SPDX-License-Identifier: Apache-2.0
// `npm run local` as a process: ready line, environment file, signals.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ROOT } from '../local/folders.ts';

jest.setTimeout(120_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(...args: readonly string[]): ChildProcess {
  const script = join(ROOT, 'scripts/local.ts');
  return spawn(process.execPath, ['--conditions=churn-source', script, '--port', '0', ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', LOCAL_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function readLine(process: ChildProcess, name: 'stdout' | 'stderr'): Promise<string> {
  const stream = process[name];
  if (stream === null) throw new Error('the process has no pipes');
  const [line] = (await once(createInterface(stream), 'line')) as [string];
  return line;
}

describe('npm run local', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'prints one line when it is ready, writes the environment then, and ends cleanly on %s',
    async (signal) => {
      const process = start('--empty');
      const line = await readLine(process, 'stdout');
      const environment = join(folder, 'env');
      while (!existsSync(environment)) await new Promise((resolve) => setTimeout(resolve, 5));

      process.kill(signal);
      const [exitCode] = (await once(process, 'exit')) as [number];

      expect(line).toMatch(
        /^ready: org http:\/\/127\.0\.0\.1:\d+, AWS http:\/\/127\.0\.0\.1:\d+; in another shell: \. .*env$/,
      );
      expect([exitCode, existsSync(environment)]).toEqual([0, false]);
    },
  );

  test.each([
    ['an option that there is not', ['--what'], 2, "Unknown option '--what'"],
    ['a seed that there is not', ['--empty', '--seed', 'nowhere'], 1, 'ENOENT'],
  ])('ends with a message and its exit code on %s', async (_, args, expected, message) => {
    const process = start(...args);
    const [line, [exitCode]] = await Promise.all([
      readLine(process, 'stderr'),
      once(process, 'exit') as Promise<[number]>,
    ]);

    expect([line, exitCode]).toEqual([expect.stringContaining(message), expected]);
  });
});
