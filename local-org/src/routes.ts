// SPDX-License-Identifier: Apache-2.0
import { bulkRoutes } from './bulk/routes.ts';
import { graphqlRoutes } from './graphql/routes.ts';
import { metadataRoutes } from './metadata/routes.ts';
import { oauthRoutes } from './oauth/routes.ts';
import { restRoutes } from './rest/routes.ts';
import { soapRoutes } from './soap/routes.ts';
import { uiApiRoutes } from './uiApi/routes.ts';
import { localRoutes } from './wire/localRoutes.ts';
import type { Route } from './wire/route.ts';

/** Everything that the org serves. REST comes last, because its `sobjects/:object` would take others' fixed names. */
export const ROUTES: readonly Route[] = [
  ...localRoutes,
  ...oauthRoutes,
  ...bulkRoutes,
  ...metadataRoutes,
  ...soapRoutes,
  ...graphqlRoutes,
  ...uiApiRoutes,
  ...restRoutes,
];
