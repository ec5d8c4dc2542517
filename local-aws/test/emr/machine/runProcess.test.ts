// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { runProcess } from '../../../src/emr/machine/runProcess.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'process-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = (script: string, signal = new AbortController().signal) =>
  runProcess({ file: 'bash', args: ['-c', script] }, folder, process.env, signal);

test.each([
  ['exit 0', 0],
  ['exit 3', 3],
  ['kill -KILL $$', 137],
  ['kill -TERM $$', 143],
])('%s is exit code %i', async (script, exitCode) => {
  expect(await run(script)).toEqual({ exitCode, stderr: '' });
});

test('what it prints is in files, the end of stderr in the answer', async () => {
  expect(await run('echo out; echo err >&2')).toEqual({ exitCode: 0, stderr: 'err\n' });
  expect(await readFile(join(folder, 'stdout'), 'utf8')).toBe('out\n');
});

test('an abort kills it, also one that came before', async () => {
  expect(await run('sleep 1000', AbortSignal.timeout(50))).toEqual({ exitCode: 137, stderr: '' });
  expect(await run('sleep 1000', AbortSignal.abort())).toEqual({ exitCode: 137, stderr: '' });
});

test('it ends with the process that started it', async () => {
  const module = pathToFileURL(join(import.meta.dirname, '../../../src/emr/machine/runProcess.ts')).href;
  const script = `
    const { runProcess } = await import(${JSON.stringify(module)});
    void runProcess({ file: 'sleep', args: ['1000'] }, ${JSON.stringify(folder)}, { ...process.env, LEFT: 'yes' }, new AbortController().signal);
    setTimeout(() => { console.log('up'); process.exit(0); }, 50);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, NODE_OPTIONS: '', MARK: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface(starter.stdout), 'line');
  await once(starter, 'exit');

  expect(await processesWith(`MARK=${folder}`)).toEqual([]);
});

/** Ids of live processes that were started with `marker` in their environment. */
async function processesWith(marker: string): Promise<readonly string[]> {
  const search = spawn(
    'sh',
    ['-c', `grep -lZ -- "$1" /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n'`, 'sh', marker],
    {
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const found: string[] = [];
  for await (const line of createInterface(search.stdout)) found.push(line);
  return found;
}
