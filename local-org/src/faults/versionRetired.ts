// SPDX-License-Identifier: Apache-2.0
import { ApiError, errorResponse } from '../wire/apiError.ts';
import { REQUEST_MATCHES, type RequestFault } from './requestFault.ts';

/** The API version of the request is retired. */
export const versionRetired: RequestFault<Record<never, never>> = {
  name: 'version-retired',
  does: 'answers 410 GONE, as the platform does for an API version that it has retired',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/api_rest_eol.htm',
  matches: REQUEST_MATCHES,
  options: {},
  meet: () =>
    Promise.resolve(
      errorResponse(new ApiError(410, 'UNSUPPORTED_API_VERSION', 'The requested API version is retired')),
    ),
};
