// SPDX-License-Identifier: Apache-2.0
import type { OrgPort } from '@churn-risk/core/load';
import { connectOrg, type TokenSource } from '@churn-risk/core/salesforce';
import type { Connection, Org } from '@salesforce/core';

/** The platform version that the org package is written for. */
const API_VERSION = '66.0';

/** The org that the CLI is logged in to, spoken to by the project's own client. */
export function connectTo(org: Org): Promise<OrgPort> {
  const connection = org.getConnection();
  return connectOrg({
    instanceUrl: connection.instanceUrl,
    apiVersion: API_VERSION,
    tokenSource: tokenSourceOf(connection),
    userAgent: 'sf-plugin-churn',
  });
}

/** Tokens of the CLI's login. A login that is a bare token can't be refreshed: then the old token is given again. */
function tokenSourceOf(connection: Connection): TokenSource {
  const token = async (): Promise<string> => {
    if (!connection.accessToken) await connection.refreshAuth();
    return connection.accessToken ?? '';
  };
  return {
    token,
    refresh: async () => {
      await connection.refreshAuth();
      return token();
    },
  };
}
