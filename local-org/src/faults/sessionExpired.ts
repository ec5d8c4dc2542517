// SPDX-License-Identifier: Apache-2.0
import { oneOf, readHalfBody } from 'local-faults';
import { ApiError, errorResponse } from '../wire/apiError.ts';
import { findSession } from '../wire/session.ts';
import { REQUEST_MATCHES, type RequestFault } from './requestFault.ts';

/** The session of the request is over, for this request and for all that follow with its token. */
export const sessionExpired: RequestFault<{ at: 'before' | 'upload' }> = {
  name: 'session-expired',
  does: 'ends the session and answers 401 INVALID_SESSION_ID, at once or in the middle of the upload; a new login is good',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm',
  matches: REQUEST_MATCHES,
  options: { at: oneOf('when', ['before', 'upload']) },
  async meet({ request, options, org }) {
    const session = findSession(org, request);
    if (session !== undefined) org.sessions.revoke(session.token);
    if (options.at === 'upload') await readHalfBody(request);
    return errorResponse(new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid'));
  },
};
