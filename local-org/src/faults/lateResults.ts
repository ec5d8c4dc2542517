// SPDX-License-Identifier: Apache-2.0
import { oneOf } from 'local-faults';
import { REQUEST_MATCHES, type RequestFault } from './requestFault.ts';

/** A job is complete and its results are not there yet. */
export const lateResults: RequestFault<{ as: 'nothing' | 'header' }> = {
  name: 'late-results',
  does: 'answers the results of a complete job with 204 and no body, or with the header and no row',
  page: 'https://github.com/OpenFn/adaptors/issues/886',
  matches: REQUEST_MATCHES,
  options: { as: oneOf('what clients get', ['nothing', 'header']) },
  concerns: (path) => RESULTS.test(path),
  async meet({ options, answer }) {
    const response = await answer();
    if (!response.ok) return response;
    if (options.as === 'nothing') {
      await response.body?.cancel();
      return new Response(null, { status: 204 });
    }
    const [header = ''] = (await response.text()).split(/(?<=\n)/, 1);
    return new Response(header, { headers: response.headers });
  },
};

const RESULTS = /\/jobs\/ingest\/\w+\/(successfulResults|failedResults|unprocessedrecords)\/?$/i;
