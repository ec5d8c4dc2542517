// SPDX-License-Identifier: Apache-2.0
// Makes a clone ready to run, on any Node from 20 on and with nothing installed, then runs the script that is named:
// `node scripts/setup.mjs scripts/local.ts --port 0`. It starts that script itself, because a shell that has found
// the machine's Node once would take it again, where the workspace now has its own.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const NODE = join(ROOT, 'node_modules/.bin/node');
/** What the sf CLI loads compiled; it builds what it refers to. Everything else runs from its sources. */
const COMPILED = ['sf-plugin'];

/** Installs what package-lock.json says unless it is there, and compiles what has changed. */
export function setUp() {
  if (!isInstalled(readPackages('package-lock.json'), readPackages('node_modules/.package-lock.json'))) {
    step('npm ci', process.platform === 'win32' ? 'npm.cmd' : 'npm', [
      'ci',
      '--no-fund',
      '--no-audit',
      '--loglevel=error',
    ]);
  }
  step('tsc -b', NODE, ['node_modules/typescript/bin/tsc', '-b', ...COMPILED]);
}

/** Whether every locked package is there in its version; those for other machines may be missing. */
export function isInstalled(locked, present) {
  return Object.entries(locked).every(([path, { version, optional }]) => {
    if (!path.includes('node_modules/')) return true;
    const installed = present[path];
    return installed === undefined ? optional === true : installed.version === version;
  });
}

function readPackages(file) {
  const path = join(ROOT, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).packages ?? {}) : {};
}

function step(name, command, args) {
  const start = Date.now();
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error(`${name} failed${error === undefined ? '' : `: ${error.message}`}`);
    process.exit(1);
  }
  const seconds = (Date.now() - start) / 1000;
  if (seconds >= 1) console.error(`${name}: ${seconds.toFixed(1)} s`);
}

/** Ends as the script ends; signals go on to it. */
function run(script, args) {
  const path = `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`;
  const child = spawn(NODE, ['--conditions=churn-source', join(ROOT, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [script, ...args] = process.argv.slice(2);
  setUp();
  if (script !== undefined) run(script, args);
}
