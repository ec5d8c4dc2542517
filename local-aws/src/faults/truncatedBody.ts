// SPDX-License-Identifier: Apache-2.0
import { cutShort, oneOf } from 'local-faults';
import { readsObject, S3_MATCHES, type S3Fault } from './s3Fault.ts';

/** The second half of an object does not arrive. */
export const truncatedBody: S3Fault<{ length: 'whole' | 'half' }> = {
  name: 'truncated-body',
  does: 'sends the first half of an object: the connection ends there, or, where Content-Length says half too, all looks well but size and checksum',
  page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html',
  matches: S3_MATCHES,
  options: { length: oneOf('what Content-Length says', ['whole', 'half']) },
  concerns: readsObject,
  async meet({ options, answer }) {
    const response = await answer();
    if (!response.ok) return response;
    return options.length === 'whole' ? cutShort(response) : halfOf(response);
  },
};

async function halfOf(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const headers = new Headers(response.headers);
  headers.set('content-length', String(half.length));
  return new Response(half, { status: response.status, headers });
}
