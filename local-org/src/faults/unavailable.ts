// SPDX-License-Identifier: Apache-2.0
import { oneOf } from 'local-faults';
import { ApiError, errorResponse } from '../wire/apiError.ts';
import { answerUnheard, REQUEST_MATCHES, type RequestFault } from './requestFault.ts';

/** 503, with what was asked for done or not done. */
export const unavailable: RequestFault<{ at: 'before' | 'after'; as: 'json' | 'html' }> = {
  name: 'unavailable',
  does: 'answers 503, from the platform or as a page of the network before it; neither tells whether the request had its effect',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm',
  matches: REQUEST_MATCHES,
  options: { at: oneOf('the effect', ['before', 'after']), as: oneOf('form of the answer', ['json', 'html']) },
  async meet({ options, answer }) {
    if (options.at === 'after') await answerUnheard(answer);
    if (options.as === 'json') return errorResponse(new ApiError(503, 'SERVER_UNAVAILABLE', 'Server too busy'));
    return new Response(PAGE, { status: 503, headers: { 'content-type': 'text/html' } });
  },
};

const PAGE = '<html><head><title>Service Not Available</title></head><body>Service Not Available</body></html>';
