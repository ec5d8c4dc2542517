// SPDX-License-Identifier: Apache-2.0
// Makes the state of an org in which the package is deployed: node deployOrg.ts FOLDER
import { join } from 'node:path';
import { startLocalOrg } from '@churn-risk/local-org';
import { LOADER, REP, STATE } from './deployedOrg.ts';
import { callerOf, type OrgCaller } from './orgCaller.ts';
import { zipForceApp } from './zipForceApp.ts';

const [folder = ''] = process.argv.slice(2);
const local = await startLocalOrg({ state: join(folder, STATE) });
const call = callerOf(local);
await deploy(call);
const loaderId = await createUser(call, LOADER, 'Minimum Access - API Only Integrations');
await createUser(call, REP, 'Standard User');
const permissionSetId = await findId(call, 'PermissionSet', 'Churn_Loader');
await create(call, 'PermissionSetAssignment', { AssigneeId: loaderId, PermissionSetId: permissionSetId });
await local.close();

type Deployment = { readonly id: string; readonly deployResult: { readonly done: boolean; readonly success: boolean } };

async function deploy(call: OrgCaller): Promise<void> {
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

async function createUser(call: OrgCaller, username: string, profile: string): Promise<string> {
  const local = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' };
  const name = { Username: username, Email: username, LastName: username.split('@')[0], Alias: username.slice(0, 5) };
  return create(call, 'User', { ...name, ...local, ProfileId: await findId(call, 'Profile', profile) });
}

async function findId(call: OrgCaller, object: string, name: string): Promise<string | undefined> {
  const soql = encodeURIComponent(`SELECT Id FROM ${object} WHERE Name = '${name}'`);
  const { records } = await call<{ records: { Id: string }[] }>('GET', `/query?q=${soql}`);
  return records[0]?.Id;
}

async function create(call: OrgCaller, object: string, values: Readonly<Record<string, unknown>>): Promise<string> {
  return (await call<{ id: string }>('POST', `/sobjects/${object}`, values)).id;
}
