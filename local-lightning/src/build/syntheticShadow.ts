// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from './folders.ts';

/**
 * Synthetic shadow as Lightning Experience has it, as a classic script: it must be there before the first module. With
 * native shadow the design system's utility classes would not reach into components.
 */
export function buildSyntheticShadow(): string {
  const source = readFileSync(join(folderOf('@lwc/synthetic-shadow'), 'dist/index.js'), 'utf8')
    .replace(/^export\s*\{[^}]*\};?/gm, '')
    .replaceAll('process.env.NODE_ENV', '"development"')
    .replaceAll('process.env.FORCE_NATIVE_SHADOW_MODE_FOR_TEST', 'undefined');
  return `(() => {\n${source}\n})();\n`;
}
