// SPDX-License-Identifier: Apache-2.0
// `aws s3 cp` and `aws s3 sync` of the AWS CLI, between S3 and folders; the only ones that are done here:
// https://docs.aws.amazon.com/cli/latest/reference/s3/
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { openS3Files } from '../s3Files.ts';

/** The AWS CLI's exit code for arguments that it does not take. */
const EXIT_USAGE = 252;

const files = openS3Files(() => process.env['AWS_ENDPOINT_URL'] ?? '');
const isS3 = (place: string): boolean => place.startsWith('s3://');

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode ||= 1;
}

async function run(args: readonly string[]): Promise<void> {
  const { command, source, target, isRecursive } = readArguments(args);
  if (isS3(source) && !isS3(target)) {
    return command === 'sync' || isRecursive ? downloadAll(source, target) : download(source, target);
  }
  if (isS3(target) && !isS3(source)) {
    return command === 'sync' || isRecursive ? uploadAll(source, target) : upload(source, target);
  }
  throw refuse('only copies between S3 and this computer are done here');
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const [service, command, source, target, ...more] = positionals;
  const isDone = service === 's3' && (command === 'cp' || command === 'sync');
  if (!isDone || source === undefined || target === undefined || more.length > 0) {
    throw refuse(`aws ${args.join(' ')}: only aws s3 cp and aws s3 sync are done here`);
  }
  return { command, source, target, isRecursive: values.recursive };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const options = { recursive: flag, quiet: flag, 'only-show-errors': flag, 'no-progress': flag } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw refuse((error as Error).message);
  }
}

async function download(source: string, target: string): Promise<void> {
  const bytes = await files.get(source);
  if (bytes === undefined) throw new Error(`fatal error: ${source} does not exist`);
  if (target === '-') return writeOut(bytes);
  const path = (await isFolder(target)) ? join(target, basename(source)) : target;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

async function downloadAll(source: string, target: string): Promise<void> {
  const folder = source.replace(/\/*$/, '/');
  const found = await files.list(folder);
  if (found === undefined) throw new Error(`fatal error: ${source} does not exist`);
  for (const uri of found) if (!uri.endsWith('/')) await download(uri, join(target, uri.slice(folder.length)));
}

async function upload(source: string, target: string): Promise<void> {
  const uri = target.endsWith('/') ? target + basename(source) : target;
  if (!(await files.put(uri, await readFile(source)))) throw new Error(`upload failed: ${source} to ${uri}`);
}

async function uploadAll(source: string, target: string): Promise<void> {
  for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const key = relative(source, path).split(sep).join('/');
    if (entry.isFile()) await upload(path, target.replace(/\/*$/, '/') + key);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return path.endsWith('/') || ((await stat(path).catch(() => undefined))?.isDirectory() ?? false);
}

/** Waits until all is written, however slow the reader of a pipe. */
function writeOut(bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

function refuse(message: string): Error {
  process.exitCode = EXIT_USAGE;
  return new Error(message);
}
