// SPDX-License-Identifier: Apache-2.0
import { project } from './jest.config.js';

/** The pages in a real Chromium, one file after the other: `npm run test:browser`. */
export default project('scripts', { displayName: 'browser', roots: ['<rootDir>/test/browser/pages'] });
