// SPDX-License-Identifier: Apache-2.0
// The page's answer, the command's answer and what a load does are the same, for every run and every change.
import fc from 'fast-check';
import { createAccountComparison } from '../../src/plan/index.ts';
import type { PlanContext } from '../../src/plan/index.ts';
import { checkSetting, comparePreview, readPreview } from '../../src/rules/index.ts';
import type { Comparison, SettingRecord, ThresholdRecord } from '../../src/rules/index.ts';
import type { AccountRenewals } from '../../src/run/prediction.ts';
import { anAccount } from '../rules/anAccount.ts';
import type { RenewalExample } from '../rules/anAccount.ts';
import { aRecord, thresholdsOf } from '../rules/aThreshold.ts';
import { aContext, anOrgAccount, applyActions } from './anOrg.ts';
import { planOf, type WholePlan } from './planOf.ts';

const KEYS = ['A', 'b', 'C1', 'd', 'É', '007', 'x:y', 'nobody'];
const OWNERS = ['005-a', '005-b', '005-gone'];

const renewal: fc.Arbitrary<RenewalExample> = fc.record({
  probabilityMicros: fc.integer({ min: 0, max: 20 }).map((twentieth) => twentieth * 50_000),
  valueCents: fc.option(fc.constantFrom(0, 1, 33_333, 500_000, 999_999_999_999_999), { nil: null }),
  renewalDate: fc.constantFrom('2026-09-29', '2026-09-30', '2026-10-30', '2027-06-30'),
  segment: fc.constantFrom(null, 'Academic', 'Medical'),
});
const accounts: fc.Arbitrary<readonly AccountRenewals[]> = fc
  .uniqueArray(
    fc.record({ key: fc.constantFrom(...KEYS), renewals: fc.array(renewal, { minLength: 1, maxLength: 4 }) }),
    {
      selector: ({ key }) => key,
    },
  )
  .map((list) => list.map(({ key, renewals }) => anAccount(renewals, { accountKey: key })));
const orgAccounts = fc
  .array(fc.constantFrom(...OWNERS), { minLength: 7, maxLength: 7 })
  .map((owners) =>
    owners.map((ownerId, i) => anOrgAccount({ key: KEYS[i]!, ownerId, ownerActive: ownerId !== '005-gone' })),
  );

const NAMES = ['Critical', 'High', 'High_Academic', 'Low'];
const BANDS = ['Critical', 'High', 'High', 'Low'];

/** What a page may change too. */
const answerable = fc.record({
  Active__c: fc.boolean(),
  Creates_Task__c: fc.boolean(),
  Assign_To__c: fc.constantFrom('Account Owner', 'Specialists'),
  Min_Renewals__c: fc.constantFrom(null, 1, 2),
});
const others = fc.record({
  Min_Renewal_Value__c: fc.constantFrom(null, 10, 400),
  Segment__c: fc.constantFrom(null, 'academic'),
  Max_Days_To_Renewal__c: fc.constantFrom(null, 30),
});
const probabilities = fc.array(
  fc.record({ now: fc.integer({ min: 0, max: 100 }), share: fc.integer({ min: 50, max: 100 }) }),
  { minLength: 4, maxLength: 4 },
);
const ranks = fc.constantFrom([40, 30, 10], [10, 20, 30], [5, 99, 50]);

type Sides = { readonly now: readonly ThresholdRecord[]; readonly after: readonly ThresholdRecord[] };

/** Two sets of records that differ in what a page can answer. */
const sides: fc.Arbitrary<Sides> = fc
  .record({
    fixed: fc.array(others, { minLength: 4, maxLength: 4 }),
    fieldsNow: fc.array(answerable, { minLength: 4, maxLength: 4 }),
    fieldsAfter: fc.array(answerable, { minLength: 4, maxLength: 4 }),
    probabilities,
    ranks: fc.tuple(ranks, ranks),
  })
  .map(({ fixed, fieldsNow, fieldsAfter, probabilities: shares, ranks: [ranksNow, ranksAfter] }) => {
    const rankOf = (list: readonly number[], i: number) => list[[0, 1, 1, 2][i]!]!;
    const now = NAMES.map((DeveloperName, i) =>
      aRecord({
        DeveloperName,
        Band__c: BANDS[i]!,
        ...fixed[i],
        ...fieldsNow[i],
        Rank__c: rankOf(ranksNow, i),
        Min_Probability__c: shares[i]!.now / 100,
      }),
    );
    const after = now.map((record, i) => ({
      ...record,
      ...fieldsAfter[i],
      Active__c: record.Active__c && fieldsAfter[i]!.Active__c,
      Rank__c: rankOf(ranksAfter, i),
      // half of it to its double
      Min_Probability__c: Math.min(1, (shares[i]!.now * shares[i]!.share * (i % 2 === 0 ? 1 : 2)) / 10_000),
    }));
    return { now, after };
  });

const settings: fc.Arbitrary<SettingRecord> = fc.constantFrom(
  {},
  { Max_Alerts_Per_Owner__c: 1 },
  { Control_Percent__c: 50, Control_Salt__c: 'salt' },
  { Control_Percent__c: 60, Control_Max_Value__c: 200, Max_Alerts_Per_Owner__c: 2 },
);

const isTreated = ({ assignment }: WholePlan['outcomes'][number]) => assignment?.arm === 'treated';
const treatedOf = ({ outcomes }: WholePlan) => outcomes.filter(isTreated).map(({ accountId }) => accountId);

type Said = { readonly accounts: number; readonly bands: Readonly<Record<string, number>> };

/** Wanted risks, in all and by band. */
const saidBy = (plan: WholePlan): Said => ({
  accounts: treatedOf(plan).length,
  bands: Object.fromEntries(
    plan.end.summary.bands.map(({ band, atRisk, unknown, heldOut }) => [band, atRisk - unknown - heldOut]),
  ),
});
const saidOf = ({ bands, ...comparison }: Comparison, side: 'now' | 'after', { end }: WholePlan): Said => ({
  accounts: comparison[side].accounts,
  bands: Object.fromEntries(
    bands
      .filter(({ band, [side]: count }) => count > 0 || end.summary.bands.some((planned) => planned.band === band))
      .map(({ band, [side]: count }) => [band, count]),
  ),
});
const centsOf = (value: number | string) =>
  BigInt(typeof value === 'string' ? value.replace('.', '') : Math.round(value * 100));

const compareBoth = (now: PlanContext, after: PlanContext, given: readonly AccountRenewals[]) => {
  const comparison = createAccountComparison(now, after);
  const changes = given.flatMap((account) => comparison.add(account) ?? []);
  return { ...comparison.finish(), changes };
};

test('the preview that a load leaves answers what the next load would want, to the account and the cent', () => {
  fc.assert(
    fc.property(accounts, orgAccounts, sides, settings, (given, known, { now, after }, record) => {
      const { setting } = checkSetting(record);
      const before = aContext({ accounts: known, setting, thresholds: thresholdsOf(...now) });
      const loaded = planOf(before, given);
      const document = readPreview(loaded.end.renderPreview(131_072, { currency: 'EUR', evaluation: null }));
      const heldOut = loaded.outcomes.filter(({ assignment }) => assignment?.arm === 'held_out');
      const next = aContext({
        accounts: known,
        setting,
        thresholds: thresholdsOf(...after),
        risks: applyActions([], loaded.actions),
        heldOutBefore: new Set(heldOut.map(({ accountId }) => accountId)),
      });
      const planned = planOf(next, given);
      const comparison = comparePreview(document, now, after);

      expect(saidOf(comparison, 'now', loaded)).toEqual(saidBy(loaded));
      expect(saidOf(comparison, 'after', planned)).toEqual(saidBy(planned));
      const [was, is] = [new Set(treatedOf(loaded)), new Set(treatedOf(planned))];
      expect(comparison.enter).toBe([...is].filter((id) => !was.has(id)).length);
      expect(comparison.leave).toBe([...was].filter((id) => !is.has(id)).length);
      const values = planned.outcomes.filter(isTreated).map(({ assignment }) => centsOf(assignment!.valueAtRisk));
      expect(centsOf(comparison.after.value)).toBe(values.reduce((sum, cents) => sum + cents, 0n));
      expect(compareBoth({ ...next, thresholds: before.thresholds }, next, given).comparison).toEqual(comparison);
    }),
    // each plan keeps a histogram of a million scores
    { numRuns: 60 },
  );
});

test('on an empty season a comparison of any change is what two first loads would do, Tasks included', () => {
  const anyChange = fc.tuple(sides, fc.array(others, { minLength: 4, maxLength: 4 }));
  fc.assert(
    fc.property(accounts, orgAccounts, anyChange, settings, (given, known, [{ now, after }, changed], record) => {
      const org = { accounts: known, setting: checkSetting(record).setting };
      const contexts = {
        now: aContext({ ...org, thresholds: thresholdsOf(...now) }),
        after: aContext({ ...org, thresholds: thresholdsOf(...after.map((one, i) => ({ ...one, ...changed[i] }))) }),
      };
      const plans = { now: planOf(contexts.now, given), after: planOf(contexts.after, given) };
      const { comparison, changes, ...counts } = compareBoth(contexts.now, contexts.after, given);

      for (const side of ['now', 'after'] as const) {
        const { summary } = plans[side].end;
        expect(saidOf(comparison, side, plans[side])).toEqual(saidBy(plans[side]));
        expect(counts[side]).toEqual({ unknown: summary.unknown, heldOut: summary.heldOut });
        expect(comparison[side].alerts).toBe(summary.newAlerts);
        const routes = summary.routes.map(({ name, ownerId, alerts }) => [ownerId ?? name, alerts]);
        const takers = comparison.takers.filter((taker) => taker[side] > 0).map((taker) => [taker.id, taker[side]]);
        expect(new Map(takers as [string, number][])).toEqual(new Map(routes as [string, number][]));
      }
      expect(changes.filter(({ change }) => change === 'enter').length).toBe(comparison.enter);
      expect(changes.filter(({ change }) => change === 'leave').length).toBe(comparison.leave);
    }),
    // each plan keeps a histogram of a million scores
    { numRuns: 60 },
  );
});
