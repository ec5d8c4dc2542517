// SPDX-License-Identifier: Apache-2.0
import { startLocalOrg, type Clock, type LocalOrg } from '@churn-risk/local-org';
import { copyDeployedOrg, LOADER, REP } from './deployed/deployedOrg.ts';
import { callerOf } from './deployed/orgCaller.ts';

type Values = Readonly<Record<string, unknown>>;
export type OrgRecord = Readonly<Record<string, unknown>> & { readonly Id: string };

/** A local org with the package deployed, an integration user that holds nothing but Churn_Loader, and a rep. */
export type ChurnOrg = {
  readonly local: LocalOrg;
  readonly url: string;
  /** Usable as `--target-org` where SF_ORG_INSTANCE_URL is the org. */
  readonly loaderToken: string;
  readonly loaderId: string;
  readonly repId: string;
  /** As the administrator, and not through the project's own client. */
  query(soql: string): Promise<readonly OrgRecord[]>;
  create(object: string, values: Values): Promise<string>;
  update(object: string, id: string, values: Values): Promise<void>;
  remove(object: string, id: string): Promise<void>;
  close(): Promise<void>;
};

/** `keys`: account keys of which the rep owns an Account each, named like its key. */
export async function startChurnOrg(keys: readonly string[] = [], clock?: Clock): Promise<ChurnOrg> {
  const delays = { jobQueue: 1, jobRun: 1, asyncPath: 1, asyncRetry: 1 };
  const { state, remove } = await copyDeployedOrg();
  const local = await startLocalOrg({ state, delays, ...(clock ? { clock } : {}) });
  const call = callerOf(local);
  const query = async (soql: string): Promise<readonly OrgRecord[]> =>
    (await call<{ records: OrgRecord[] }>('GET', `/query?q=${encodeURIComponent(soql)}`)).records;
  const create = async (object: string, values: Values): Promise<string> =>
    (await call<{ id: string }>('POST', `/sobjects/${object}`, values)).id;
  const findUser = async (username: string): Promise<string> =>
    (await query(`SELECT Id FROM User WHERE Username = '${username}'`))[0]?.Id ?? '';

  const repId = await findUser(REP);
  for (const key of keys) await create('Account', { Name: key, Churn_Account_Key__c: key, OwnerId: repId });
  return {
    local,
    loaderId: await findUser(LOADER),
    url: local.url,
    loaderToken: local.issueToken(LOADER),
    repId,
    query,
    create,
    update: (object, id, values) => call('PATCH', `/sobjects/${object}/${id}`, values),
    remove: (object, id) => call('DELETE', `/sobjects/${object}/${id}`),
    close: async () => {
      await local.close();
      await remove();
    },
  };
}
