// SPDX-License-Identifier: Apache-2.0
import { ConnectionReset, oneOf } from 'local-faults';
import { S3_MATCHES, type S3Fault } from './s3Fault.ts';

/** The connection breaks: the client can't know how far its request came. */
export const connectionReset: S3Fault<{ at: 'before' | 'upload' | 'after' }> = {
  name: 'connection-reset',
  does: 'cuts the connection before the effect, in the middle of the upload, or after the effect',
  page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance-guidelines.html',
  matches: S3_MATCHES,
  options: { at: oneOf('when', ['before', 'upload', 'after']) },
  async meet({ call, options, answer }) {
    if (options.at === 'upload') await readFirstChunk(call.body);
    if (options.at === 'after') await (await answer()).body?.cancel();
    throw new ConnectionReset();
  },
};

async function readFirstChunk(body: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of body) return;
}
