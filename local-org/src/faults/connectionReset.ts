// SPDX-License-Identifier: Apache-2.0
import { ConnectionReset, cutShort, oneOf, readHalfBody } from 'local-faults';
import { answerUnheard, REQUEST_MATCHES, type RequestFault } from './requestFault.ts';

/** The connection breaks: the client can't know how far its request came. */
export const connectionReset: RequestFault<{ at: 'before' | 'upload' | 'after' | 'answer' }> = {
  name: 'connection-reset',
  does: 'cuts the connection before the effect, in the middle of the upload, after the effect, or in the middle of the answer',
  page: 'https://github.com/restforce/restforce/issues/156',
  matches: REQUEST_MATCHES,
  options: { at: oneOf('when', ['before', 'upload', 'after', 'answer']) },
  async meet({ request, options, answer }) {
    if (options.at === 'answer') return cutShort(await answer());
    if (options.at === 'upload') await readHalfBody(request);
    if (options.at === 'after') await answerUnheard(answer);
    throw new ConnectionReset();
  },
};
