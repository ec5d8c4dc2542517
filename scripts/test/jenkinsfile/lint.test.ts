// SPDX-License-Identifier: Apache-2.0
// The real Groovy parser and CodeNarc's rules for Jenkinsfiles. They need Java 17.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { ROOT } from '../../local/folders.ts';

const JAVA = Number(/version "(\d+)/.exec(spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr)?.[1] ?? 0);
const withJava = JAVA >= 17 ? test : test.skip;
if (JAVA < 17) console.warn('SKIPPED: the Jenkinsfile is not linted, because there is no Java 17 or later here.');

withJava(
  'CodeNarc finds nothing in the Jenkinsfile, and no Groovy in one that lacks a brace',
  async () => {
    const source = readFileSync(join(ROOT, 'Jenkinsfile'), 'utf8');

    const [whole, broken] = await lint([source, source.slice(0, source.lastIndexOf('}'))]);

    expect(whole).toEqual([]);
    expect(broken).toContainEqual(expect.objectContaining({ rule: 'NglParseError', severity: 'error' }));
  },
  300_000,
);

type Finding = { readonly rule: string; readonly severity: string; readonly line: number; readonly msg: string };

/** What is found in each of the sources. Java starts once for all. */
async function lint(sources: readonly string[]): Promise<readonly (readonly Finding[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'groovy-'));
  sources.forEach((source, number) => writeFileSync(join(folder, `${number}.groovy`), source));
  const cli = join(ROOT, 'node_modules/npm-groovy-lint/lib/index.js');
  const config = join(ROOT, '.groovylintrc.json');
  const options = ['--path', folder, '--config', config, '--output', 'json', '--failon', 'none', '--noserver'];
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...options], { maxBuffer: 2 ** 26 });
  const { files } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { files: Record<string, { errors: Finding[] }> };
  return sources.map((_, number) => files[join(folder, `${number}.groovy`)]?.errors ?? []);
}
