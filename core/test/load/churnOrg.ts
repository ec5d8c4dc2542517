// SPDX-License-Identifier: Apache-2.0
import { startLocalOrg, type Clock, type LocalOrg } from '@churn-risk/local-org';
import { zipForceApp } from './zipForceApp.ts';

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

const API = '/services/data/v66.0';

/** `keys`: account keys of which the rep owns an Account each, named like its key. */
export async function startChurnOrg(keys: readonly string[] = [], clock?: Clock): Promise<ChurnOrg> {
  const delays = { jobQueue: 1, jobRun: 1, asyncPath: 1, asyncRetry: 1 };
  const local = await startLocalOrg({ delays, ...(clock ? { clock } : {}) });
  const token = local.issueToken(local.adminUsername);
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${local.url}${API}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const query = async (soql: string): Promise<readonly OrgRecord[]> =>
    (await call<{ records: OrgRecord[] }>('GET', `/query?q=${encodeURIComponent(soql)}`)).records;
  const create = async (object: string, values: Values): Promise<string> =>
    (await call<{ id: string }>('POST', `/sobjects/${object}`, values)).id;

  await deploy(call);
  const admin = { query, create };
  const loaderId = await createUser(admin, 'loader@churn.example.com', 'Minimum Access - API Only Integrations');
  const repId = await createUser(admin, 'rep@churn.example.com', 'Standard User');
  const [permissionSet] = await query("SELECT Id FROM PermissionSet WHERE Name = 'Churn_Loader'");
  await create('PermissionSetAssignment', { AssigneeId: loaderId, PermissionSetId: permissionSet?.Id });
  for (const key of keys) await create('Account', { Name: key, Churn_Account_Key__c: key, OwnerId: repId });
  return {
    local,
    loaderId,
    url: local.url,
    loaderToken: local.issueToken('loader@churn.example.com'),
    repId,
    query,
    create,
    update: (object, id, values) => call('PATCH', `/sobjects/${object}/${id}`, values),
    remove: (object, id) => call('DELETE', `/sobjects/${object}/${id}`),
    close: () => local.close(),
  };
}

type Call = <T>(method: string, path: string, body?: unknown) => Promise<T>;
type Deployment = { readonly id: string; readonly deployResult: { readonly done: boolean; readonly success: boolean } };

async function deploy(call: Call): Promise<void> {
  const form = new FormData();
  form.append('json', JSON.stringify({ deployOptions: {} }));
  form.append('file', new Blob([await zipForceApp()], { type: 'application/zip' }), 'package.zip');
  let deployment = await call<Deployment>('POST', '/metadata/deployRequest', form);
  while (!deployment.deployResult.done) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    deployment = await call<Deployment>('GET', `/metadata/deployRequest/${deployment.id}?includeDetails=true`);
  }
  if (!deployment.deployResult.success) throw new Error(JSON.stringify(deployment.deployResult, undefined, 1));
}

async function createUser(org: Pick<ChurnOrg, 'query' | 'create'>, username: string, profile: string): Promise<string> {
  const [found] = await org.query(`SELECT Id FROM Profile WHERE Name = '${profile}'`);
  const local = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' };
  const name = { Username: username, Email: username, LastName: username.split('@')[0], Alias: username.slice(0, 5) };
  return org.create('User', { ...name, ...local, ProfileId: found?.Id });
}
