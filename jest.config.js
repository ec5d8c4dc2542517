// SPDX-License-Identifier: Apache-2.0

/** One project per package, so that each can be run alone: `npx jest --selectProjects core`. */
export const project = (name, more = {}) => ({
  displayName: name,
  rootDir: `./${name}`,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  // packages are tested from their sources, so that no test depends on a build
  testEnvironmentOptions: { customExportConditions: ['churn-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023', experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
      },
    ],
  },
  ...more,
});

export default {
  globalSetup: './scripts/jest/setUp.js',
  globalTeardown: './scripts/jest/tearDown.js',
  projects: [
    ...['core', 'local-faults', 'local-org', 'local-aws', 'local-lightning', 'aws-bridge'].map((name) => project(name)),
    // in a browser: jest.browser.config.js
    project('scripts', { testPathIgnorePatterns: ['<rootDir>/test/browser/pages/'] }),
    project('sf-plugin', { setupFiles: ['<rootDir>/test/plainOutput.js'] }),
  ],
};
