// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleChurnCore, CHURN_CORE } from '../../churnCore/bundleChurnCore.ts';
import { ROOT } from '../../local/folders.ts';

const written = readFileSync(join(ROOT, CHURN_CORE), 'utf8');

test('c/churnCore is what core makes of it; else run npm run write:churn-core', async () => {
  expect(written).toBe(await bundleChurnCore());
});

test('c/churnCore asks for nothing that a page under Lightning does not have', () => {
  // methods of ES2023 are not lowered, and Lightning forbids code made from text
  const forbidden = ['import ', 'require(', 'process.', 'Buffer', 'eval(', 'Function(', '.toSorted(', '.toReversed('];

  expect(forbidden.filter((text) => written.includes(text))).toEqual([]);
});
