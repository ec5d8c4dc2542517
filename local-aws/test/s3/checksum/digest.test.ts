// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { CHECKSUM_ALGORITHMS, startDigest } from '../../../src/s3/checksum/digest.ts';
import type { ChecksumAlgorithm } from '../../../src/s3/checksum/digest.ts';

const digestOf = (algorithm: ChecksumAlgorithm, ...chunks: Uint8Array[]): string => {
  const digest = startDigest(algorithm);
  for (const chunk of chunks) digest.update(chunk);
  return digest.value();
};
const hex = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');

// check values of the catalogue of parametrised CRC algorithms, and of RFC 3174 and FIPS 180-2
test.each([
  ['CRC32', '123456789', 'cbf43926'],
  ['CRC32C', '123456789', 'e3069283'],
  ['CRC64NVME', '123456789', 'ae8b14860a799888'],
  ['SHA1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['SHA256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
] as const)('%s of %s is the published one', (algorithm, text, expected) => {
  expect(hex(digestOf(algorithm, Buffer.from(text)))).toBe(expected);
});

test.each(CHECKSUM_ALGORITHMS)('%s does not depend on how the bytes come', (algorithm) => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(digestOf(algorithm, a, b)).toBe(digestOf(algorithm, Buffer.concat([a, b])));
    }),
  );
});
