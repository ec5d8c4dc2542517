// SPDX-License-Identifier: Apache-2.0
import { startLocalOrg } from '@churn-risk/local-org';
import { createAdminClient, type AdminClient, type NewRecord, type SavedRecord } from '../../../local/adminClient.ts';
import { deployPackage } from '../../../local/deploy.ts';
import { assignPermissionSets, createUsers, INTEGRATION_USER, SALES_USER } from '../../../local/users.ts';

/** An org that holds force-app as `sf project deploy start` brought it. */
export type DeployedOrg = {
  readonly url: string;
  readonly admin: AdminClient;
  readonly adminToken: string;
  /** Holds nothing but Churn_Loader. */
  readonly loader: AdminClient;
  readonly loaderToken: string;
  /** Holds Churn_Sales. */
  readonly rep: AdminClient;
  readonly repToken: string;
  /** Resolves when the flows are done. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

export async function startDeployedOrg(): Promise<DeployedOrg> {
  const org = await startLocalOrg({ port: 0 });
  const clientOf = (username: string): AdminClient => createAdminClient(org.url, org.issueToken(username));
  const admin = clientOf(org.adminUsername);
  const adminToken = org.issueToken(org.adminUsername);
  await deployPackage(org.url, adminToken).catch(async (error: unknown) => {
    // an open server would keep the test run alive
    await org.close();
    throw error;
  });
  await createUsers(admin, [INTEGRATION_USER, SALES_USER]);
  await assignPermissionSets(admin, [INTEGRATION_USER, SALES_USER]);
  return {
    url: org.url,
    admin,
    adminToken,
    loader: clientOf(INTEGRATION_USER.username),
    loaderToken: org.issueToken(INTEGRATION_USER.username),
    rep: clientOf(SALES_USER.username),
    repToken: org.issueToken(SALES_USER.username),
    idle: () => org.idle(),
    close: () => org.close(),
  };
}

/** The Id of the only record, which was saved. */
export function idOf([saved]: readonly SavedRecord[]): string {
  if (saved?.id === undefined) throw new Error(`not saved: ${JSON.stringify(saved)}`);
  return saved.id;
}

/** Why the only record was not saved. */
export const refusalOf = ([saved]: readonly SavedRecord[]): string =>
  saved?.errors.map(({ statusCode }) => statusCode).join() ?? '';

/** A risk as a load would write it, where `values` does not say otherwise. */
export const newRisk = (account: string, key: string, values: NewRecord = {}): NewRecord => ({
  Account__c: account,
  Risk_Key__c: key,
  Season__c: '2031',
  Status__c: 'Open',
  Band__c: 'Critical',
  Probability__c: 0.9,
  Value_At_Risk__c: 1234.5,
  Next_Renewal_Date__c: '2031-09-30',
  Reason_1__c: 'Usage fell by half',
  Reason_3__c: 'Two requests were declined',
  Assign_To__c: 'Account Owner',
  Task_Priority__c: 'High',
  Task_Due_Date__c: '2031-05-04',
  Alert_Number__c: 1,
  ...values,
});
