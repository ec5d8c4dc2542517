// SPDX-License-Identifier: Apache-2.0
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const BROWSER_GLOBALS = [
  'clearTimeout',
  'CustomEvent',
  'document',
  'DOMParser',
  'fetch',
  'history',
  'HTMLAnchorElement',
  'location',
  'setTimeout',
  'URLSearchParams',
  'window',
];

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/lib/', '.local/', 'force-app/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/test/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    // modules and components that run in the browser
    files: ['local-lightning/{shell,shims,standard}/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(BROWSER_GLOBALS.map((name) => [name, 'readonly'])),
    },
  },
  {
    // jest 29 and ESLint 9 of the components' checks take CommonJS
    files: ['lwc-checks/**'],
    languageOptions: {
      globals: { module: 'readonly', require: 'readonly', process: 'readonly', jest: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
