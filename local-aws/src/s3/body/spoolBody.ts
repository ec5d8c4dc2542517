// SPDX-License-Identifier: Apache-2.0
// Brings bytes to disk and checks them on the way, so that nobody ever sees half an object.
import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { startDigest } from '../checksum/digest.ts';
import type { ChecksumAlgorithm } from '../checksum/digest.ts';

export type Spooled = {
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly md5: string;
  /** Base64. */
  readonly checksum: { readonly algorithm: ChecksumAlgorithm; readonly value: string };
  /** Hex. */
  readonly sha256: string | undefined;
};

/** Writes the bytes to a new file at `path`; removes it when the source fails. `sha256` only where it is wanted. */
export async function spoolBytes(
  source: AsyncIterable<Uint8Array>,
  path: string,
  algorithm: ChecksumAlgorithm,
  wantsSha256 = false,
): Promise<Spooled> {
  const md5 = createHash('md5');
  const sha256 = wantsSha256 ? createHash('sha256') : undefined;
  const digest = startDigest(algorithm);
  const file = await open(path, 'wx');
  let bytes = 0;
  try {
    for await (const chunk of source) {
      md5.update(chunk);
      sha256?.update(chunk);
      digest.update(chunk);
      bytes += chunk.length;
      await file.write(chunk);
    }
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  await file.close();
  const checksum = { algorithm, value: digest.value() };
  return { path, bytes, md5: md5.digest('hex'), checksum, sha256: sha256?.digest('hex') };
}
