// SPDX-License-Identifier: Apache-2.0
// The platform's own rules for Lightning web components and their styles. On ESLint 9, which those plugins ask for;
// the rest of the repository has its rules in ../eslint.config.js.
const lwcConfig = require('@salesforce/eslint-config-lwc/recommended');
const slds = require('@salesforce-ux/eslint-plugin-slds');
const jestPlugin = require('eslint-plugin-jest');

const COMPONENTS = '**/force-app/main/default/lwc';

module.exports = [
  // written by scripts/writeChurnCore.ts from sources that are linted where they are
  { ignores: [`${COMPONENTS}/churnCore/**`] },
  ...lwcConfig.map((config) => ({ ...config, files: config.files ?? [`${COMPONENTS}/**/*.js`] })),
  ...slds.configs['flat/recommended'],
  {
    files: [`${COMPONENTS}/**/*.js`],
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/__tests__/**/*.js'],
    plugins: { jest: jestPlugin },
    languageOptions: { globals: { ...jestPlugin.environments.globals.globals } },
    rules: {
      ...jestPlugin.configs['flat/recommended'].rules,
      'max-lines-per-function': 'off',
      // forbidden where it may outlive a component; a test waits for it
      '@lwc/lwc/no-async-operation': 'off',
      // tests say what a wire adapter gives
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
    },
  },
];
