// SPDX-License-Identifier: Apache-2.0
// What holds for every run and every org.
import fc from 'fast-check';
import { RISK_STATUSES } from '../../src/plan/index.ts';
import type { OrgRisk, PlanContext } from '../../src/plan/index.ts';
import { checkSetting } from '../../src/rules/index.ts';
import type { AccountRenewals } from '../../src/run/prediction.ts';
import { aDriver, anAccount } from '../rules/anAccount.ts';
import type { RenewalExample } from '../rules/anAccount.ts';
import { aContext, anOrgAccount, anOrgRisk, applyActions } from './anOrg.ts';
import type { OrgExample } from './anOrg.ts';
import { planOf } from './planOf.ts';

const KEYS = ['A', 'b', 'C1', 'd', 'É', '007', 'x:y', '\u{1F600}', '\uFF21'];
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const day = fc.constantFrom('2026-01-01', '2026-08-31', '2026-09-29', '2026-09-30', '2026-12-31');

const renewal: fc.Arbitrary<RenewalExample> = fc.record({
  probabilityMicros: fc.constantFrom(0, 100_000, 400_000, 600_000, 799_999, 800_000, 1_000_000),
  valueCents: orNull(fc.constantFrom(0, 1, 33_333, 999_999_999_999_999)),
  renewalDate: day,
  drivers: fc
    .array(fc.constantFrom(0.1, 0.2, 0.3, -0.3, -0.1, 0), { maxLength: 6 })
    .map((sizes) => sizes.map((contribution, i) => aDriver({ feature: `f${i}`, contribution }))),
  gaps: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
});

const account = fc.record({
  key: fc.constantFrom(...KEYS),
  renewals: fc.array(renewal, { minLength: 1, maxLength: 5 }),
  incomplete: fc.boolean(),
});
const accounts: fc.Arbitrary<readonly AccountRenewals[]> = fc
  .uniqueArray(account, { selector: ({ key }) => key, maxLength: KEYS.length })
  .map((list) => list.map(({ key, renewals, incomplete }) => anAccount(renewals, { accountKey: key, incomplete })));

const risk: fc.Arbitrary<OrgRisk> = fc
  .record({
    key: fc.constantFrom(...KEYS),
    status: fc.constantFrom(...RISK_STATUSES),
    peak: orNull(fc.constantFrom({ peakBand: 'High', peakRank: 30 }, { peakBand: 'Gone', peakRank: 35 })),
    alertNumber: fc.integer({ min: 0, max: 3 }),
    lastAlerted: orNull(day),
    nextRenewalDate: orNull(day),
    snoozedUntil: orNull(day),
  })
  .map(({ key, peak, ...rest }) =>
    anOrgRisk({ id: `risk-${key}`, riskKey: `${key}:2026`, peakBand: null, peakRank: null, ...peak, ...rest }),
  );

const org: fc.Arbitrary<OrgExample> = fc.record({
  accounts: fc.subarray(KEYS).map((keys) => keys.map((key) => anOrgAccount({ key, ownerActive: key !== 'b' }))),
  risks: fc.uniqueArray(risk, { selector: ({ id }) => id }),
});

const rules: fc.Arbitrary<Partial<PlanContext>> = fc.record({
  setting: fc.constantFrom(0, 40).map((percent) => checkSetting({ Control_Percent__c: percent }).setting),
  heldOutBefore: fc.subarray(['a', 'b']).map((ids) => new Set(ids)),
  run: fc.constantFrom('full', 'partial').map((scope) => ({ ...aContext().run, scope })),
});

const contextOf = (rule: Partial<PlanContext>, { accounts: known, risks }: OrgExample): PlanContext => {
  const { accounts: _a, risks: _r, ...settings } = rule;
  return aContext({ ...settings, ...(known ? { accounts: known } : {}), ...(risks ? { risks } : {}) });
};

const reverseRows = (given: AccountRenewals): AccountRenewals => ({
  ...given,
  renewals: given.renewals.toReversed(),
  details: given.details?.toReversed(),
});

/** A plan as text: everything that a load could write from it. */
const textOf = (context: PlanContext, given: readonly AccountRenewals[]): string => {
  const { outcomes, actions, end } = planOf(context, given);
  return JSON.stringify([
    outcomes,
    actions,
    end.summary,
    end.renderPreview(2_000, { currency: 'EUR', evaluation: null }),
    end.scoreDeciles,
  ]);
};

test('the order of accounts, of their rows and of the org changes nothing', () => {
  fc.assert(
    fc.property(accounts, org, rules, (given, inOrg, rule) => {
      const backwards = {
        accounts: inOrg.accounts?.toReversed() ?? [],
        risks: inOrg.risks?.toReversed() ?? [],
      };
      expect(textOf(contextOf(rule, backwards), given.toReversed().map(reverseRows))).toBe(
        textOf(contextOf(rule, inOrg), given),
      );
    }),
    // each plan keeps a histogram of a million scores
    { numRuns: 60 },
  );
});

test('a second plan on the resulting org writes nothing', () => {
  fc.assert(
    fc.property(accounts, org, rules, (given, inOrg, rule) => {
      const first = planOf(contextOf(rule, inOrg), given);
      const held = first.outcomes.filter(({ assignment }) => assignment?.arm === 'held_out');
      const after = { ...inOrg, risks: applyActions(inOrg.risks ?? [], first.actions) };
      const context = contextOf({ ...rule, heldOutBefore: new Set(held.map(({ accountId }) => accountId)) }, after);
      const second = planOf(context, given);

      expect(second.actions.filter(({ values }) => values !== undefined)).toEqual([]);
      expect(second.outcomes.map(({ assignment }) => assignment)).toEqual(
        first.outcomes
          .filter(({ accountId }) => second.outcomes.some((o) => o.accountId === accountId))
          .map(({ assignment }) => assignment),
      );
    }),
    { numRuns: 60 },
  );
});

test('a plan that was written in part leaves the rest, and nothing else, to the next one', () => {
  fc.assert(
    fc.property(accounts, org, rules, fc.infiniteStream(fc.boolean()), (given, inOrg, rule, coin) => {
      const context = contextOf(rule, inOrg);
      const { actions } = planOf(context, given);
      const written = actions.filter(({ values }) => values !== undefined && coin.next().value);
      const open = actions.filter((action) => action.values !== undefined && !written.includes(action));
      const risks = applyActions(inOrg.risks ?? [], written);
      const rest = planOf({ ...context, risks: contextOf(rule, { ...inOrg, risks }).risks }, given).actions;

      expect(rest.filter(({ values }) => values !== undefined)).toEqual(open);
    }),
    { numRuns: 60 },
  );
});

test('each Risk and each account at risk has one action, and the loader writes no field of a rep', () => {
  const repFields = [
    'Verdict__c',
    'Cause_Seen__c',
    'Action_Taken__c',
    'Comment__c',
    'Snoozed_Until__c',
    'First_Viewed__c',
  ];
  fc.assert(
    fc.property(accounts, org, rules, (given, inOrg, rule) => {
      const { actions, end } = planOf(contextOf(rule, inOrg), given);
      const keys = actions.map(({ riskKey }) => riskKey.toLowerCase());
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toEqual(expect.arrayContaining((inOrg.risks ?? []).map(({ riskKey }) => riskKey.toLowerCase())));
      expect(
        actions.flatMap(({ values }) => Object.keys(values ?? {})).filter((name) => repFields.includes(name)),
      ).toEqual([]);
      expect(Object.values(end.summary.actions).reduce((sum, n) => sum + n, 0)).toBe(actions.length);
      expect(end.summary.newAlerts).toBe(actions.filter(({ newAlert }) => newAlert).length);
    }),
    { numRuns: 60 },
  );
});
