// SPDX-License-Identifier: Apache-2.0
// Before all tests: deploys the package once, into the state of an org that tests copy, and gives the many `sf` that
// they start a folder for what Node.js has compiled.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEPLOY = fileURLToPath(new URL('../../core/test/load/deployed/deployOrg.ts', import.meta.url));

export default function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'churn-jest-'));
  const deployed = join(folder, 'deployed');
  mkdirSync(deployed);
  execFileSync(process.execPath, [
    '--conditions=churn-source',
    '--disable-warning=ExperimentalWarning',
    DEPLOY,
    deployed,
  ]);
  process.env.CHURN_TEST_FOLDER = folder;
  process.env.CHURN_TEST_DEPLOYED_ORG = deployed;
  process.env.NODE_COMPILE_CACHE ??= join(folder, 'compiled');
}
