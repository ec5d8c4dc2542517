// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const YOUNG_HEAP = fileURLToPath(new URL('../src/youngHeap.ts', import.meta.url));

/** Makes what outlives a first collection, which lets V8 enlarge the young heap; answers its size in MiB at the end. */
const WORK = `
  const { getHeapSpaceStatistics } = await import('node:v8');
  const kept = [];
  for (let i = 0; i < 3_000_000; i++) kept[i % 200_000] = { i };
  const young = getHeapSpaceStatistics().filter(({ space_name }) => space_name === 'new_space');
  console.log(young.reduce((sum, { space_size }) => sum + space_size, 0) / 2 ** 20);
`;

function youngMiB(before: string): number {
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', before + WORK], { encoding: 'utf8' }));
}

test('the young heap stays as small as it was', () => {
  const small = `const { keepYoungHeapSmall } = await import(${JSON.stringify(YOUNG_HEAP)}); keepYoungHeapSmall();`;

  expect(youngMiB(small)).toBeLessThan(youngMiB('') / 2);
});
