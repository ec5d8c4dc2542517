// SPDX-License-Identifier: Apache-2.0
// `await expect(element).toBeAccessible()`
const { registerSa11yMatcher } = require('@sa11y/jest');

registerSa11yMatcher();
