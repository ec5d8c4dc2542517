// SPDX-License-Identifier: Apache-2.0
import { createPlanner } from '../../src/plan/index.ts';
import { checkSetting } from '../../src/rules/index.ts';
import { anAccount } from '../rules/anAccount.ts';
import { aContext, anOrgAccount, anOrgRisk } from './anOrg.ts';
import { planOf } from './planOf.ts';

const AT_RISK = [{ probabilityMicros: 700_000 }];
const CALM = [{ probabilityMicros: 100_000 }];
const kindsOf = (plan: ReturnType<typeof planOf>) => plan.actions.map(({ accountId, kind }) => [accountId, kind]);

test('an account at risk that the org knows is planned and assigned', () => {
  const { outcomes } = planOf(aContext(), [anAccount(AT_RISK)]);

  expect(outcomes).toEqual([
    {
      accountId: 'a1',
      action: expect.objectContaining({
        kind: 'create',
        accountId: 'a1',
        riskKey: 'A1:2026',
        riskId: undefined,
        band: 'High',
        newAlert: true,
        route: { kind: 'owner', name: 'Rep One', ownerId: '005-rep' },
      }),
      assignment: {
        accountKey: 'A1',
        season: '2026',
        arm: 'treated',
        probability: 0.7,
        valueAtRisk: 700,
        band: 'High',
        runId: 'run-1',
        asOf: '2026-09-30',
      },
      unknown: undefined,
    },
  ]);
});

test('an account that is not at risk and has no Risk needs neither details nor a word', () => {
  expect(planOf(aContext(), [anAccount(CALM)]).outcomes).toEqual([]);
});

test('keys of run and org meet without case; the Risk_Key__c of an existing Risk stays', () => {
  const context = aContext({ accounts: [anOrgAccount({ key: 'ab' })], risks: [anOrgRisk({ riskKey: 'Ab:2026' })] });
  const [action] = planOf(context, [anAccount(AT_RISK, { accountKey: 'AB' })]).actions;

  expect([action?.kind, action?.riskKey, action?.riskId, action?.values?.Risk_Key__c]).toEqual([
    'update',
    'Ab:2026',
    'risk-1',
    undefined,
  ]);
});

test('an unknown account at risk is listed, and its Risk is an orphan', () => {
  const context = aContext({ accounts: [], risks: [anOrgRisk()] });
  const { outcomes, end } = planOf(context, [anAccount(AT_RISK)]);

  expect(outcomes[0]?.unknown).toEqual({
    accountKey: 'A1',
    band: 'High',
    probability: 0.7,
    valueAtRisk: 700,
    renewalsAtRisk: 1,
  });
  expect([outcomes[0]?.assignment, outcomes[0]?.action?.kind]).toEqual([undefined, 'orphan']);
  expect([end.summary.atRisk, end.summary.unknown, end.summary.actions.orphan]).toEqual([1, 1, 1]);
});

test('an unknown account without a Risk has no action', () => {
  expect(planOf(aContext({ accounts: [] }), [anAccount(AT_RISK)]).actions).toEqual([]);
});

describe('the control group', () => {
  const setting = checkSetting({ Control_Percent__c: 100 }).setting;

  test('the draw is that of sha256("<salt>|<key>|<season>")', () => {
    // sha256("pepper|a1|2026") begins with 37b0a4af: bucket 3375
    const armAt = (percent: number) => {
      const drawn = checkSetting({ Control_Percent__c: percent, Control_Salt__c: 'pepper' }).setting;
      return planOf(aContext({ setting: drawn }), [anAccount(AT_RISK)]).outcomes[0]?.assignment?.arm;
    };

    expect([armAt(33.75), armAt(33.76)]).toEqual(['treated', 'held_out']);
  });

  test('a held-out account has an assignment and no action', () => {
    const { outcomes, end } = planOf(aContext({ setting }), [anAccount(AT_RISK)]);

    expect([outcomes[0]?.action, outcomes[0]?.assignment?.arm]).toEqual([undefined, 'held_out']);
    expect([end.summary.heldOut, end.summary.newAlerts]).toEqual([1, 0]);
  });

  test('an account with a Risk of any status is never held out, whatever earlier loads did', () => {
    const context = aContext({ setting, risks: [anOrgRisk({ status: 'Receded' })], heldOutBefore: new Set(['a1']) });
    const { outcomes } = planOf(context, [anAccount(AT_RISK)]);

    expect([outcomes[0]?.action?.kind, outcomes[0]?.assignment?.arm]).toEqual(['reopen', 'treated']);
  });

  test('a load without control group holds nobody out', () => {
    const context = aContext({ setting, control: false, heldOutBefore: new Set(['a1']) });

    expect(planOf(context, [anAccount(AT_RISK)]).outcomes[0]?.assignment?.arm).toBe('treated');
  });

  test('an account that was held out before stays so', () => {
    const context = aContext({
      setting: checkSetting({ Control_Percent__c: 0.01, Control_Max_Value__c: 1 }).setting,
      heldOutBefore: new Set(['a1']),
    });

    expect(planOf(context, [anAccount(AT_RISK)]).outcomes[0]?.assignment?.arm).toBe('held_out');
  });
});

test('Risks recede whether their accounts are calm in the run or not in it; those of other accounts follow the table', () => {
  const accounts = ['calm', 'gone', 'broken', 'shut'].map((key) => anOrgAccount({ key }));
  const risks = ['calm', 'gone', 'broken', 'shut', 'nobody'].map((key) =>
    anOrgRisk({ id: key, riskKey: `${key}:2026` }),
  );
  const context = aContext({ accounts, risks: risks.map((r) => (r.id === 'shut' ? { ...r, status: 'Resolved' } : r)) });
  const run = [anAccount(CALM, { accountKey: 'calm' }), anAccount(CALM, { accountKey: 'broken', incomplete: true })];

  expect(kindsOf(planOf(context, run))).toEqual([
    ['broken', 'incomplete'],
    ['calm', 'recede'],
    ['gone', 'recede'],
    ['nobody', 'orphan'],
    ['shut', 'none'],
  ]);
});

test('an account of which every row was rejected is incomplete, not gone', () => {
  const context = aContext({ risks: [anOrgRisk()] });

  expect(kindsOf(planOf(context, [anAccount([], { incomplete: true })]))).toEqual([['a1', 'incomplete']]);
});

test('a partial run leaves the Risks of accounts that it does not hold', () => {
  const run = { ...aContext().run, scope: 'partial' } as const;

  expect(kindsOf(planOf(aContext({ run, risks: [anOrgRisk()] }), []))).toEqual([['a1', 'out_of_scope']]);
});

test('details are asked for where an account is at risk or has a Risk that may recede', () => {
  const statuses = ['Open', 'In Progress', 'Snoozed', 'Receded', 'Resolved', 'Lost'] as const;
  const risks = statuses.map((status) => anOrgRisk({ riskKey: `${status}:2026`, status }));
  const planner = createPlanner(aContext({ risks }));
  const asks = (accountKey: string, renewals = CALM) => planner.needsDetails(anAccount(renewals, { accountKey }));

  expect(statuses.map((status) => asks(status))).toEqual([true, true, true, false, false, false]);
  expect([asks('other'), asks('other', AT_RISK)]).toEqual([false, true]);
});

test('the summary counts by action, band and route', () => {
  const accounts = [
    anOrgAccount({ key: 'a' }),
    anOrgAccount({ key: 'b' }),
    anOrgAccount({ key: 'c', ownerId: '005-gone', ownerName: 'Rep Gone', ownerActive: false }),
    anOrgAccount({ key: 'd' }),
    anOrgAccount({ key: 'e' }),
  ];
  const context = aContext({
    accounts,
    risks: [anOrgRisk({ riskKey: 'd:2026' }), anOrgRisk({ riskKey: 'e:2026', status: 'Lost' })],
  });
  const scores = { a: 850_000, b: 700_000, c: 700_000, d: 100_000, e: 450_000, x: 450_000 };
  const run = Object.entries(scores).map(([accountKey, probabilityMicros]) =>
    anAccount([{ probabilityMicros }], { accountKey }),
  );
  const { summary } = planOf(context, run).end;
  const none = Object.fromEntries(Object.keys(summary.actions).map((kind) => [kind, 0]));

  expect(summary).toEqual({
    atRisk: 5,
    unknown: 1,
    heldOut: 0,
    newAlerts: 3,
    actions: { ...none, create: 3, recede: 1, settled: 1 },
    bands: [
      { band: 'Critical', rank: 40, atRisk: 1, unknown: 0, heldOut: 0, newAlerts: 1, actions: { ...none, create: 1 } },
      { band: 'High', rank: 30, atRisk: 2, unknown: 0, heldOut: 0, newAlerts: 2, actions: { ...none, create: 2 } },
      { band: 'Medium', rank: 20, atRisk: 2, unknown: 1, heldOut: 0, newAlerts: 0, actions: { ...none, settled: 1 } },
    ],
    routes: [
      { kind: 'owner', name: 'Rep One', ownerId: '005-rep', alerts: 2 },
      { kind: 'queue', name: 'Churn_Risk_Fallback', ownerId: undefined, alerts: 1 },
    ],
    openBefore: 1,
  });
});

test('preview and deciles come from the same pass: known accounts there, all scores here', () => {
  const { end } = planOf(aContext(), [
    anAccount(AT_RISK),
    anAccount(AT_RISK, { accountKey: 'nobody' }),
    anAccount(CALM, { accountKey: 'z' }),
  ]);

  expect(JSON.parse(end.renderPreview(131_072, { currency: 'EUR', evaluation: null })).accounts).toBe(1);
  expect(JSON.parse(end.scoreDeciles ?? '').n).toBe(3);
  expect(planOf(aContext(), []).end.scoreDeciles).toBeUndefined();
});
