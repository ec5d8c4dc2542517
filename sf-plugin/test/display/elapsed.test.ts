// SPDX-License-Identifier: Apache-2.0
import { formatElapsed } from '../../src/display/elapsed.ts';

test.each([
  [0, '0s'],
  [999, '0s'],
  [59_999, '59s'],
  [60_000, '1m 00s'],
  [185_000, '3m 05s'],
  [3_599_999, '59m 59s'],
  [3_600_000, '1h 00m'],
  [93_780_000, '26h 03m'],
])('%i milliseconds are %s', (milliseconds, text) => {
  expect(formatElapsed(milliseconds)).toBe(text);
});
