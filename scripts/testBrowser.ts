// SPDX-License-Identifier: Apache-2.0
// `npm run test:browser`: the pages in a real Chromium. Without one the tests are skipped and it is said; in CI that is
// a failure. Arguments go on to jest.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { prepareChromium } from './browser/chromium.ts';
import { ROOT } from './local/folders.ts';

process.exitCode = testBrowser(process.argv.slice(2));

function testBrowser(args: readonly string[]): number {
  const found = prepareChromium();
  if ('missing' in found) {
    console.error(`${found.missing}\nSKIPPED: the tests of the pages in a browser, for the reason above`);
    return process.env['CI'] ? 1 : 0;
  }
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const nodeFlags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const { status } = spawnSync(
    process.execPath,
    [...nodeFlags, jest, '--config', 'jest.browser.config.js', '--runInBand', '--testTimeout=60000', ...args],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, CHROMIUM: found.path } },
  );
  return status ?? 1;
}
