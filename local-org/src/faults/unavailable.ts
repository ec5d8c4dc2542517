// SPDX-License-Identifier: Apache-2.0
import { oneOf } from '@churn-risk/local-faults';
import { ApiError, errorResponse } from '../wire/apiError.ts';
import { REQUEST_MATCHES, type RequestFault } from './requestFault.ts';

/** 503, with what was asked for done or not done. */
export const unavailable: RequestFault<{ at: 'before' | 'after' }> = {
  name: 'unavailable',
  does: 'answers 503 SERVER_UNAVAILABLE, which does not tell whether the request had its effect',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm',
  matches: REQUEST_MATCHES,
  options: { at: oneOf('the effect', ['before', 'after']) },
  async meet({ options, answer }) {
    if (options.at === 'after') await answer();
    return errorResponse(
      new ApiError(
        503,
        'SERVER_UNAVAILABLE',
        'The server is temporarily unavailable. Please wait a few minutes and try again.',
      ),
    );
  },
};
