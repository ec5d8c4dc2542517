// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readXmlFile, type Element } from '../src/package/xml.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is gone after the test file. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-lightning-test-'));
  folders.push(folder);
  return folder;
}

/** A folder with files by their paths. */
export function aPackage(files: Readonly<Record<string, string>>): string {
  const folder = aFolder();
  for (const [path, text] of Object.entries(files)) writeInto(folder, path, text);
  return folder;
}

export function writeInto(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The root element of a metadata file with the text. */
export const anElement = (xml: string): Element =>
  readXmlFile(join(aPackage({ 'file.xml': `<?xml version="1.0" encoding="UTF-8"?>\n${xml}` }), 'file.xml'));
