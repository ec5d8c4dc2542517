// SPDX-License-Identifier: Apache-2.0
import { objectDescription, openDescribes } from '../../src/salesforce/describe.ts';
import { API, callsTo, startScriptedOrg } from './scriptedOrg.ts';
import type { ScriptedOrg } from './scriptedOrg.ts';

let org: ScriptedOrg;
afterEach(() => org.close());

test('cuts a describe to what the port tells', async () => {
  const field = { name: 'Key__c', createable: true, updateable: false, externalId: true, unique: true };
  const described = { name: 'Thing__c', createable: true, updateable: true, keyPrefix: 'a00' };
  const fields = [{ ...field, type: 'string', label: 'Key', relationshipName: null, referenceTo: [] }];
  org = await startScriptedOrg({ [`GET ${API}/sobjects/Thing__c/describe`]: [{ json: { ...described, fields } }] });

  const thing = await openDescribes(callsTo(org)).known('Thing__c');

  expect(objectDescription(thing)).toEqual({
    name: 'Thing__c',
    createable: true,
    updateable: true,
    fields: [field],
  });
});

test('an object that is not there, or not to be seen, has no description', async () => {
  org = await startScriptedOrg({});

  expect(await openDescribes(callsTo(org)).known('Thing__c')).toBeUndefined();
});
