// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { accessNeeds, unmetNeeds, type ObjectNeed } from '../load/orgReading/accessNeeds.ts';
import { FLOWS_QUERY, inactiveFlowsIn } from '../load/orgReading/orgFlows.ts';
import { DEFAULT_ACCOUNT_KEY_FIELD } from '../load/orgReading/readOrg.ts';
import type { OrgPort } from '../load/index.ts';
import { TAKEN_BACK_SINCE } from './riskNow.ts';

const OBJECTS = ['Risk__c', 'Churn_Run__c', 'Task'] as const;

const NEEDS: readonly ObjectNeed[] = [
  ...accessNeeds(DEFAULT_ACCOUNT_KEY_FIELD).filter(({ object }) => (OBJECTS as readonly string[]).includes(object)),
  { object: 'Risk__c', writes: false, fields: { [TAKEN_BACK_SINCE]: 'write' } },
];

/**
 * Refuses where the org or the user's rights would let an undo end half-way, or would leave Tasks open.
 * @throws ChurnError `undo_refused`, naming all of it
 */
export async function refuseUnready(org: OrgPort): Promise<void> {
  const [risk, churnRun, task, flows] = await org.ask([
    { describe: 'Risk__c' },
    { describe: 'Churn_Run__c' },
    { describe: 'Task' },
    { query: FLOWS_QUERY },
  ]);
  const described = new Map([risk, churnRun, task].map((object, at) => [OBJECTS[at] ?? '', object]));
  const access = unmetNeeds(NEEDS, described).map(({ text }) => `${text}.`);
  const inactive = (await inactiveFlowsIn(flows)).map((name) => `The Flow ${name} is not active.`);
  if (access.length + inactive.length === 0) return;
  throw new ChurnError(
    'undo_refused',
    `Nothing was written. ${[...access, ...inactive].join(' ')}`,
    [
      ...(access.length > 0 ? ['Assign the permission set Churn_Loader to the user, or grant what is named.'] : []),
      ...(inactive.length > 0 ? ['Activate it in Setup, Flows: it completes the Tasks of what is taken back.'] : []),
    ].join(' '),
  );
}
