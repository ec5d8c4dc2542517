// SPDX-License-Identifier: Apache-2.0
import { rm } from 'node:fs/promises';
import { CHECKSUM_ALGORITHMS, algorithmOf, checksumHeader } from '../checksum/digest.ts';
import type { ChecksumAlgorithm } from '../checksum/digest.ts';
import type { S3Call } from '../s3Call.ts';
import { S3Error } from '../s3Error.ts';
import { decodeAwsChunked } from './awsChunked.ts';
import { spoolBytes } from './spoolBody.ts';
import type { Spooled } from './spoolBody.ts';

/**
 * Brings a request's body to disk, freed of aws-chunked, and holds it against every checksum that the client gave,
 * in headers or trailers. Without any the checksum is CRC64NVME, as S3 does.
 */
export async function receiveBody(call: S3Call, path: string, fallback?: ChecksumAlgorithm): Promise<Spooled> {
  const trailers = new Map<string, string>();
  const isChunked = (call.headers.get('x-amz-content-sha256') ?? '').startsWith('STREAMING-');
  const source = isChunked ? decodeAwsChunked(call.body, trailers) : call.body;
  const algorithm = announcedAlgorithm(call.headers) ?? fallback ?? 'CRC64NVME';
  const spooled = await spoolBytes(source, path, algorithm, givenSha256(call) !== undefined);
  try {
    checkBody(call, spooled, trailers);
    return spooled;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

function announcedAlgorithm(headers: Headers): ChecksumAlgorithm | undefined {
  const trailer = headers.get('x-amz-trailer')?.toLowerCase();
  const given = CHECKSUM_ALGORITHMS.find(
    (each) => headers.has(checksumHeader(each)) || trailer === checksumHeader(each),
  );
  return given ?? algorithmOf(headers.get('x-amz-sdk-checksum-algorithm'));
}

function checkBody(call: S3Call, spooled: Spooled, trailers: ReadonlyMap<string, string>): void {
  const { headers } = call;
  const length = headers.get('x-amz-decoded-content-length') ?? headers.get('content-length');
  if (length !== null && Number(length) !== spooled.bytes) {
    throw new S3Error(
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length header.',
    );
  }
  const md5 = headers.get('content-md5');
  if (md5 !== null && md5 !== Buffer.from(spooled.md5, 'hex').toString('base64')) {
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  const sha256 = givenSha256(call);
  if (sha256 !== undefined && sha256 !== spooled.sha256) {
    throw new S3Error(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  const { algorithm, value } = spooled.checksum;
  const given = headers.get(checksumHeader(algorithm)) ?? trailers.get(checksumHeader(algorithm));
  if (given !== undefined && given !== value) {
    throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
  }
}

function givenSha256({ headers }: S3Call): string | undefined {
  const given = headers.get('x-amz-content-sha256')?.toLowerCase();
  return given !== undefined && /^[0-9a-f]{64}$/.test(given) ? given : undefined;
}
