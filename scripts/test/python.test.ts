// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparePython, readJavaVersion } from '../python.mjs';

const SCRIPT = fileURLToPath(new URL('../python.mjs', import.meta.url));

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'python-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program of that name which says `text` (on both streams) whatever it is asked. */
async function putProgram(name: string, text: string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho '${text}'\necho '${text}' >&2\n`);
  await chmod(path, 0o755);
}

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "1.8.0_392"', 8],
  ['java version "21" 2023-09-19 LTS', 21],
  ['command not found', undefined],
])('%s is Java %s', (text, version) => {
  expect(readJavaVersion(text)).toBe(version);
});

test('says what is missing and how to install it', () => {
  expect(preparePython({ PATH: folder })).toEqual({
    missing: [
      'Python 3.9, 3.10, 3.11, 3.12 with venv is missing: install it (Debian, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python@3.11), or set PYTHON.',
      'Java 8, 11, 17 is missing: install it (Debian, Ubuntu: apt-get install openjdk-17-jre-headless; macOS: brew install openjdk@17), or set JAVA_HOME.',
    ],
  });
});

test('a Python or a Java that Spark does not run on counts as missing', async () => {
  await putProgram('python3', '3.13');
  await putProgram('java', 'openjdk version "21.0.1"');

  const { missing } = preparePython({ PATH: folder });

  expect(missing).toHaveLength(2);
});

test('names only Java where only Java is missing', async () => {
  await putProgram('python3', '3.11');

  const { missing } = preparePython({ PATH: folder });

  expect(missing).toEqual([expect.stringMatching(/^Java 8, 11, 17 is missing/)]);
});

test('as a command it ends with 3 where something is missing', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], { env: { PATH: folder }, encoding: 'utf8' });

  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toContain('Java 8, 11, 17 is missing');
});
