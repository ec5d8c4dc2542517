// SPDX-License-Identifier: Apache-2.0
// The notebook's tests, on real Spark. Without Python or Java they are skipped and it is said; in CI that is a failure.
import { spawnSync } from 'node:child_process';
import { preparePython } from './python.mjs';

process.exitCode = testNotebook(process.argv.slice(2));

function testNotebook(args) {
  const ready = preparePython();
  if (ready.missing !== undefined) {
    for (const sentence of ready.missing) console.error(sentence);
    console.error("SKIPPED: the notebook's tests, for the reason above");
    return process.env.CI ? 1 : 0;
  }
  const { status } = spawnSync(ready.python, ['-m', 'pytest', '-q', 'aws-bridge/notebook', ...args], {
    stdio: 'inherit',
    env: ready.environment,
  });
  return status ?? 1;
}
