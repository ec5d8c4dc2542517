// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { CONTEXT_KEYS } from '../../src/stack/stackSettings.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('README.md lists every key of the context, and no other', () => {
  const [, table = ''] = read('README.md').split('| context (');
  const listed = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key);

  expect(listed.toSorted()).toEqual(CONTEXT_KEYS.toSorted());
});

test('README.md lists every credential that the Jenkinsfile binds, and no other', () => {
  const bound = read('../Jenkinsfile').matchAll(/credentialsId: '([\w-]+)'/g);
  const listed = read('README.md').matchAll(/`(churn-(?:aws|deployer-\w+|loader-\w+))`/g);
  const ids = (found: Iterable<RegExpMatchArray>) => [...new Set([...found].map(([, id]) => id))].toSorted();

  expect(ids(listed)).toEqual(ids(bound));
});
