// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { createKeyHashes, hashKey, hashPlainKey, type KeyHashes } from '../../src/run/keyHash.ts';

const halves = ({ high, low }: KeyHashes) => [high[0], low[0]];

test('plain bytes have the hash of their text in lower case', () => {
  const plain = fc.stringMatching(/^[!-~]([ -~]*[!-~])?$/, { maxLength: 90 });
  fc.assert(
    fc.property(plain, fc.nat(3), (key, offset) => {
      const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(key), Buffer.from('x')]);
      const ofBytes = createKeyHashes(1);
      const ofText = createKeyHashes(1);

      const isPlain = hashPlainKey(bytes, offset, offset + key.length, ofBytes, 0);
      hashKey(key.toLowerCase(), ofText, 0);

      expect([isPlain, halves(ofBytes)]).toEqual([true, halves(ofText)]);
    }),
  );
});

test.each(['', ' a', 'a ', 'a\tb', 'a\u007f', 'ä', '\u212a'])('%j is not plain', (key) => {
  const bytes = Buffer.from(key);

  expect(hashPlainKey(bytes, 0, bytes.length, createKeyHashes(1), 0)).toBe(false);
});
