// SPDX-License-Identifier: Apache-2.0
// The notebook's lint and tests, on real Spark. Without Python or Java they are skipped and it is said; in CI that is a
// failure. Arguments go on to pytest.
import { spawnSync } from 'node:child_process';
import { preparePython } from './python.mjs';

const CONFIG = 'aws-bridge/notebook/pyproject.toml';
const LAKE_TESTS = 'scripts/test/lake';

process.exitCode = testNotebook(process.argv.slice(2));

function testNotebook(args) {
  const ready = preparePython();
  if (ready.missing !== undefined) {
    for (const sentence of ready.missing) console.error(sentence);
    console.error("SKIPPED: the notebook's tests, for the reason above");
    return process.env.CI ? 1 : 0;
  }
  const python = (...command) =>
    spawnSync(ready.python, ['-m', ...command], { stdio: 'inherit', env: ready.environment }).status ?? 1;
  return (
    python('ruff', 'check', '--quiet', '--config', CONFIG, 'aws-bridge/notebook', 'scripts/lake', LAKE_TESTS) ||
    python('pytest', '-q', '-c', CONFIG, 'aws-bridge/notebook/tests', LAKE_TESTS, ...args)
  );
}
