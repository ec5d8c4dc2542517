// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { clusterPackages } from '../../bridge/clusterWheels.ts';
import { ROOT } from '../../local/folders.ts';

const read = (name: string): string => readFileSync(join(ROOT, 'aws-bridge/notebook', name), 'utf8');

test('every pinned package goes to a cluster but those of a single machine', () => {
  const constraints = '# as resolved\nnumpy==1.26.4\nPy_Spark==3.5.6\nzipp==3.23.1\n';
  const local = '-r requirements.txt\npy-spark==3.5.6\n# a comment\n';

  expect(clusterPackages(constraints, local)).toEqual(['numpy==1.26.4', 'zipp==3.23.1']);
});

test('a cluster gets what the notebook asks for, and what Python 3.9 needs beside it, but not Spark', () => {
  const packages = clusterPackages(read('constraints.txt'), read('requirements-local.txt'));

  expect(packages).toEqual(expect.arrayContaining(read('requirements.txt').match(/^[\w-]+==[\d.]+$/gm) ?? ['none']));
  expect(packages.map((pin) => pin.split('==')[0])).toEqual(expect.arrayContaining(['importlib_metadata', 'zipp']));
  expect(packages.filter((pin) => /^(pyspark|pytest|ruff)==/.test(pin))).toEqual([]);
});
