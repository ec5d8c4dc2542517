// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Bundle } from '../build/bundle.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A file of a bundle. Its address has the bundle's key, so that it never changes. */
export function serveBundleFile(bundle: Bundle | undefined, file: string): Response {
  const code = bundle !== undefined && Object.hasOwn(bundle.files, file) ? bundle.files[file] : undefined;
  return code === undefined ? notFound() : respond(code, '.js', 'public, max-age=31536000, immutable');
}

/** A file below a folder; none outside it. */
export async function serveFile(folder: string, file: string): Promise<Response> {
  const path = join(folder, file);
  const type = extname(path);
  if (!path.startsWith(folder + sep) || TYPES[type] === undefined) return notFound();
  const content = await readFile(path).catch(() => undefined);
  return content === undefined ? notFound() : respond(content, type, 'public, max-age=3600');
}

/** A script that is the same for as long as the server runs. */
export const serveScript = (code: string): Response => respond(code, '.js', 'no-cache');

const respond = (body: string | Uint8Array<ArrayBuffer>, type: string, cacheControl: string): Response =>
  new Response(body, { headers: { 'content-type': TYPES[type] ?? '', 'cache-control': cacheControl } });

const notFound = (): Response => new Response('not found\n', { status: 404 });
