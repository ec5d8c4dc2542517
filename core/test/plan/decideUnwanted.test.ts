// SPDX-License-Identifier: Apache-2.0
// The rows "not wanted" of the table of actions.
import { decideUnwanted } from '../../src/plan/index.ts';
import type { OrgRisk, UnwantedRisk } from '../../src/plan/index.ts';
import { AS_OF } from '../rules/anAccount.ts';
import { aDecisionContext } from './aWanted.ts';
import { anOrgRisk } from './anOrg.ts';

const decide = (over: Partial<UnwantedRisk>, risk: Partial<OrgRisk> = {}, scope: 'full' | 'partial' = 'full') =>
  decideUnwanted(
    { known: true, inRun: true, incomplete: false, ...over },
    anOrgRisk(risk),
    aDecisionContext({ run: { ...aDecisionContext().run, scope } }),
  );
const PAST = { nextRenewalDate: '2026-09-29' };

describe.each(['Open', 'In Progress', 'Snoozed'] as const)('%s', (status) => {
  test('recedes by its status and the reason, nothing else', () => {
    const reason = 'No renewal at risk any more in run run-1, as of 2026-09-30.';

    expect(decide({}, { status })).toEqual({
      kind: 'recede',
      newAlert: false,
      values: { Status__c: 'Receded', Status_Reason__c: reason },
      stamped: false,
      reason,
    });
  });

  test('recedes where a full run does not hold the account', () => {
    expect(decide({ inRun: false }, { status }).values).toEqual({
      Status__c: 'Receded',
      Status_Reason__c: 'The account is not in run run-1, as of 2026-09-30.',
    });
  });

  test.each<[string, Partial<UnwantedRisk>, Partial<OrgRisk>, string]>([
    ['awaits the outcome of a renewal that is past', {}, PAST, 'await'],
    ['does so whether or not the org knows the account', { known: false, incomplete: true }, PAST, 'await'],
    ['does not await a renewal of today', {}, { nextRenewalDate: AS_OF }, 'recede'],
    ['is an orphan where no Account holds the key', { known: false, incomplete: true }, {}, 'orphan'],
    ['is left where rows could not be read', { incomplete: true, inRun: false }, {}, 'incomplete'],
  ])('%s', (_, over, risk, kind) => {
    expect(decide(over, { status, ...risk }).kind).toBe(kind);
  });

  test('a partial run says nothing of accounts that it does not hold', () => {
    expect(decide({ inRun: false }, { status }, 'partial')).toEqual({
      kind: 'out_of_scope',
      newAlert: false,
      values: undefined,
      stamped: false,
      reason: 'The run is partial and does not hold the account.',
    });
    expect(decide({}, { status }, 'partial').kind).toBe('recede');
  });
});

test.each(['Receded', 'Resolved', 'Dismissed'] as const)('%s stays as it is', (status) => {
  expect(decide({ known: false }, { status, ...PAST })).toEqual({
    kind: 'none',
    newAlert: false,
    values: undefined,
    stamped: false,
    reason: `Not at risk, and ${status} already.`,
  });
});

test.each(['Renewed', 'Lost'] as const)('%s is never touched', (status) => {
  expect(decide({ known: false }, { status }).kind).toBe('settled');
});
