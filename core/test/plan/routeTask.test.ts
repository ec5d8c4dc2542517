// SPDX-License-Identifier: Apache-2.0
import { routeTask } from '../../src/plan/index.ts';
import { anOrgAccount } from './anOrg.ts';

test('the queue that Assign_To names gets the Task, whoever owns the Account', () => {
  expect(routeTask('Churn_Desk', anOrgAccount())).toEqual({ kind: 'queue', name: 'Churn_Desk' });
});

test('else the owner, if active', () => {
  expect(routeTask('Account Owner', anOrgAccount())).toEqual({ kind: 'owner', name: 'Rep One', ownerId: '005-rep' });
});

test('else the fallback queue', () => {
  expect(routeTask('Account Owner', anOrgAccount({ ownerActive: false }))).toEqual({
    kind: 'queue',
    name: 'Churn_Risk_Fallback',
  });
});
