// SPDX-License-Identifier: Apache-2.0
// Makes the notebook's Python ready below .local/python (and finds a Java for Spark), then runs it with the arguments:
// `node scripts/python.mjs -m pytest aws-bridge/notebook`. Without arguments it prints the path of that Python.
// Exit code 3: Python or Java is missing; what to install is told.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const NOTEBOOK = join(ROOT, 'aws-bridge/notebook');
const FOLDER = join(ROOT, '.local/python');
const STAMP = join(FOLDER, 'installed.txt');
const REQUIREMENTS = ['requirements.txt', 'requirements-local.txt', 'constraints.txt'];
/** What Spark 3.5 and the pinned libraries run on; the cluster's own versions first. */
const PYTHONS = ['3.11', '3.10', '3.9', '3.12'];
const JAVAS = [17, 11, 8];
const EXIT_MISSING = 3;

/**
 * Installs the notebook's Python unless it is there as the requirements have it.
 * Answers `{ python, environment }`, or `{ missing }`: sentences that say what is missing and how to install it.
 * Throws an Error if an installation fails.
 */
export function preparePython(environment = process.env) {
  const found = findPython(environment);
  const java = findJava(environment);
  const missing = [
    ...(found === undefined
      ? [`Python ${PYTHONS.toSorted(byMinor).join(', ')} with venv is missing: ${HOW.python}`]
      : []),
    ...(java === undefined ? [`Java ${JAVAS.toReversed().join(', ')} is missing: ${HOW.java}`] : []),
  ];
  if (missing.length > 0) return { missing };
  const python = join(FOLDER, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const wanted = stampOf(found.version);
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) install(found.command, python, wanted);
  return { python, environment: environmentOf(environment, java) };
}

const HOW = {
  python:
    'install it (Debian, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python@3.11), or set PYTHON.',
  java: 'install it (Debian, Ubuntu: apt-get install openjdk-17-jre-headless; macOS: brew install openjdk@17), or set JAVA_HOME.',
};

/** The version that `java -version` tells: 8 for "1.8.0_392", 17 for "17.0.15"; undefined if it tells none. */
export function readJavaVersion(text) {
  const told = /version "(?:1\.)?(\d+)/.exec(text)?.[1];
  return told === undefined ? undefined : Number(told);
}

function findPython(environment) {
  const named = environment.PYTHON === undefined ? [] : [environment.PYTHON];
  const commands = [...named, ...PYTHONS.map((version) => `python${version}`), 'python3', 'python'];
  const script = 'import ensurepip, sys, venv; print("%d.%d" % sys.version_info[:2])';
  for (const command of commands) {
    const { status, stdout } = spawnSync(command, ['-c', script], { encoding: 'utf8', env: environment });
    const version = status === 0 ? stdout.trim() : '';
    if (PYTHONS.includes(version)) return { command, version };
  }
  return undefined;
}

/** The home of a fitting Java, or '' where the one on the PATH will do. */
function findJava({ JAVA_HOME, ...environment }) {
  const homes = [...(JAVA_HOME === undefined ? [] : [JAVA_HOME]), ''];
  return homes.find((home) => {
    const command = home === '' ? 'java' : join(home, 'bin/java');
    const { status, stderr } = spawnSync(command, ['-version'], { encoding: 'utf8', env: environment });
    return status === 0 && JAVAS.includes(readJavaVersion(stderr));
  });
}

function install(command, python, stamp) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  console.error('Python for the notebook: install into .local/python (some minutes the first time)');
  run(command, ['-m', 'venv', FOLDER]);
  const files = ['-r', join(NOTEBOOK, 'requirements-local.txt'), '-c', join(NOTEBOOK, 'constraints.txt')];
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...files]);
  writeFileSync(STAMP, stamp);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed${error === undefined ? '' : `: ${error.message}`}`);
}

function stampOf(version) {
  const hash = createHash('sha256').update(version);
  for (const file of REQUIREMENTS) hash.update('\0').update(readFileSync(join(NOTEBOOK, file)));
  return hash.digest('hex');
}

/** Spark of the same installation, the notebook's package, and a Java that Spark takes. */
function environmentOf({ SPARK_HOME: _, JAVA_HOME: _home, ...environment }, java) {
  const path = [NOTEBOOK, ...(environment.PYTHONPATH ? [environment.PYTHONPATH] : [])].join(delimiter);
  return { ...environment, PYTHONPATH: path, ...(java === '' ? {} : { JAVA_HOME: java }) };
}

function byMinor(left, right) {
  return Number(left.slice(2)) - Number(right.slice(2));
}

function main(args) {
  const ready = preparePython();
  if (ready.missing !== undefined) {
    for (const sentence of ready.missing) console.error(sentence);
    return EXIT_MISSING;
  }
  if (args.length === 0) {
    console.log(ready.python);
    return 0;
  }
  return spawnSync(ready.python, args, { stdio: 'inherit', env: ready.environment }).status ?? 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv.slice(2));
