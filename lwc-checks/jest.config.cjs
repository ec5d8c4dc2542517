// SPDX-License-Identifier: Apache-2.0
// Unit tests of the components, as sfdx-lwc-jest runs them. Started by `npm run test:lwc` in the folder of sfdx-project.json.
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

module.exports = {
  ...jestConfig,
  roots: ['<rootDir>/force-app', '<rootDir>/lwc-checks'],
  // what stands beside the tests there is data for them
  testMatch: ['**/__tests__/**/*.test.js'],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    // the stubs of sfdx-lwc-jest record neither where a component navigates nor which mutation it sends
    '^lightning/navigation$': '<rootDir>/lwc-checks/mocks/lightning/navigation.js',
    '^fixtures/(.+)$': '<rootDir>/lwc-checks/fixtures/$1.js',
    '^lightning/graphql$': '<rootDir>/lwc-checks/mocks/lightning/graphql.js',
  },
  setupFilesAfterEnv: [
    ...jestConfig.setupFilesAfterEnv,
    '<rootDir>/lwc-checks/setup/labels.cjs',
    '<rootDir>/lwc-checks/setup/accessibility.cjs',
  ],
  // components are compared on any machine
  testEnvironmentOptions: { ...jestConfig.testEnvironmentOptions, url: 'https://example.lightning.force.com/' },
};
