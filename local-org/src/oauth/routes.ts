// SPDX-License-Identifier: Apache-2.0
import type { Route } from '../wire/route.ts';
import { getIdentity, getUserInfo } from './identity.ts';
import { revokeToken } from './revoke.ts';
import { issueAccessToken } from './token.ts';

const HELP = 'https://help.salesforce.com/s/articleView?id=sf.';

export const oauthRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/services/oauth2/token',
    doc: `${HELP}remoteaccess_oauth_jwt_flow.htm`,
    limits: 'JWT bearer only',
    open: true,
    handler: issueAccessToken,
  },
  {
    method: 'GET',
    path: '/services/oauth2/userinfo',
    doc: `${HELP}remoteaccess_using_userinfo_endpoint.htm`,
    open: true,
    handler: getUserInfo,
  },
  {
    method: 'POST',
    path: '/services/oauth2/revoke',
    doc: `${HELP}remoteaccess_revoke_token.htm`,
    open: true,
    handler: revokeToken,
  },
  {
    method: 'GET',
    path: '/id/:org/:user',
    doc: `${HELP}remoteaccess_using_openid.htm`,
    open: true,
    handler: getIdentity,
  },
];
