// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { compareKeys } from '../../../src/s3/store/keyOrder.ts';

test('keys are ordered as their UTF-8 bytes are', () => {
  const key = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(key, key, (a, b) => {
      expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});
