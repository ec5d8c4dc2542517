// SPDX-License-Identifier: Apache-2.0
import { ApiError, errorResponse } from '../wire/apiError.ts';
import { REQUEST_MATCHES, type RequestFault } from './requestFault.ts';

/** Refused for now: too many long calls of the org are under way. The same code as a used-up day, another text. */
export const tooManyAtOnce: RequestFault<Record<never, never>> = {
  name: 'too-many-at-once',
  does: 'answers 403 REQUEST_LIMIT_EXCEEDED for the limit of long concurrent calls, which passes within seconds',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm',
  matches: REQUEST_MATCHES,
  options: {},
  meet: () =>
    Promise.resolve(
      errorResponse(new ApiError(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.')),
    ),
};
