// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../cluster/bootstrap.sh', import.meta.url));

/** The commands of a cluster's node: S3 is the folder `s3`, and what Python is asked is written down. */
const COMMANDS = {
  aws: 'shift 3; mkdir -p "$2"; from="$FOLDER/s3/${1#s3://}"; if [ -d "$from" ]; then cp -r "$from/." "$2"; fi',
  sudo: 'exec "$@"',
  python3: 'echo "python3 $*" >>"$FOLDER/asked"',
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  mkdirSync(join(folder, 'bin'));
  for (const [name, script] of Object.entries(COMMANDS)) {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  putObject('notebook/churnmodel/clean.py', 'code');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function putObject(path: string, text: string): void {
  const file = join(folder, 's3/churn/code', path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

function bootstrap(home: string): { readonly told: string; readonly asked: readonly string[] } {
  const env = { FOLDER: folder, PATH: `${join(folder, 'bin')}:${process.env['PATH']}` };
  const told = execFileSync('bash', [SCRIPT, 's3://churn/code', home], { encoding: 'utf8', env });
  const asked = join(folder, 'asked');
  return { told: told.trim(), asked: existsSync(asked) ? readFileSync(asked, 'utf8').trim().split('\n') : [] };
}

test('the code is on the node, its pinned packages come from the bucket alone, and the kernel finds Spark', () => {
  putObject('wheels/papermill-2.6.0-py3-none-any.whl', 'wheel');
  const home = join(folder, 'opt/churn');

  const { asked } = bootstrap(home);

  const spark = '/usr/lib/spark';
  expect(readFileSync(join(home, 'notebook/churnmodel/clean.py'), 'utf8')).toBe('code');
  expect(asked).toEqual([
    `python3 -m pip install --quiet --no-index --find-links ${home}/wheels ` +
      `--requirement ${home}/notebook/requirements.txt --constraint ${home}/notebook/constraints.txt`,
    `python3 -m ipykernel install --name python3 --env SPARK_HOME ${spark} ` +
      `--env PYTHONPATH ${spark}/python:${spark}/python/lib/py4j-src.zip:${spark}/python/lib/py4j-0.10.9.7-src.zip`,
  ]);
});

test("without wheels the node's own packages are used", () => {
  expect(bootstrap(join(folder, 'home'))).toEqual({
    told: "no wheels in s3://churn/code/wheels: the node's own packages are used",
    asked: [],
  });
});

test('a package that is missing ends the cluster', () => {
  putObject('wheels/papermill-2.6.0-py3-none-any.whl', 'wheel');
  writeFileSync(join(folder, 'bin/python3'), '#!/bin/sh\nexit 1\n');

  expect(() => bootstrap(join(folder, 'home'))).toThrow(expect.objectContaining({ status: 1 }));
});
