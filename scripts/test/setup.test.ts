// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../local/folders.ts';
import { isInstalled } from '../setup.mjs';

const packagesOf = (file: string) =>
  (JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { packages: Packages }).packages;
type Packages = Record<string, { version?: string; optional?: boolean }>;

describe('setup', () => {
  test('takes this clone for installed', () => {
    expect(isInstalled(packagesOf('package-lock.json'), packagesOf('node_modules/.package-lock.json'))).toBe(true);
  });

  test.each([
    ['nothing is there', {}, false],
    ['a version differs', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['everything is there', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['more is there', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }, true],
  ])('compares versions: %s', (_, present, installed) => {
    const locked = { '': { version: '0.1.0' }, core: { version: '0.1.0' }, 'node_modules/a': { version: '1.0.0' } };

    expect(isInstalled(locked, present)).toBe(installed);
  });

  test('does not miss what is for other machines', () => {
    expect(isInstalled({ 'node_modules/only-windows': { version: '1.0.0', optional: true } }, {})).toBe(true);
  });
});
