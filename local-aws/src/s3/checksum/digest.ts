// SPDX-License-Identifier: Apache-2.0
// Checksums of object bytes (S3 user guide, "Checking object integrity").
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { crc32c } from './crc32c.ts';
import { crc64nvme } from './crc64nvme.ts';
import type { Crc64 } from './crc64nvme.ts';

export const CHECKSUM_ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

export type Digest = {
  update(bytes: Uint8Array): void;
  /** Base64; integers big-endian. Asked for once. */
  value(): string;
};

export function startDigest(algorithm: ChecksumAlgorithm): Digest {
  switch (algorithm) {
    case 'CRC32':
      return crc32Digest(crc32);
    case 'CRC32C':
      return crc32Digest(crc32c);
    case 'CRC64NVME':
      return crc64Digest();
    default:
      return hashDigest(algorithm.toLowerCase());
  }
}

/** `x-amz-checksum-crc32` and its like. */
export const checksumHeader = (algorithm: ChecksumAlgorithm): string => `x-amz-checksum-${algorithm.toLowerCase()}`;

/** `ChecksumCRC32` and its like. */
export const checksumElement = (algorithm: ChecksumAlgorithm): `Checksum${ChecksumAlgorithm}` => `Checksum${algorithm}`;

export function algorithmOf(name: string | null | undefined): ChecksumAlgorithm | undefined {
  const upper = name?.toUpperCase();
  return CHECKSUM_ALGORITHMS.find((algorithm) => algorithm === upper);
}

function crc32Digest(continued: (bytes: Uint8Array, before: number) => number): Digest {
  let crc = 0;
  return {
    update: (bytes) => (crc = continued(bytes, crc)),
    value: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(crc);
      return bytes.toString('base64');
    },
  };
}

function crc64Digest(): Digest {
  let crc: Crc64 | undefined;
  return {
    update: (bytes) => (crc = crc64nvme(bytes, crc)),
    value: () => {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE(crc?.high ?? 0, 0);
      bytes.writeUInt32BE(crc?.low ?? 0, 4);
      return bytes.toString('base64');
    },
  };
}

function hashDigest(name: string): Digest {
  const hash = createHash(name);
  return { update: (bytes) => hash.update(bytes), value: () => hash.digest('base64') };
}
