// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { RenewalDetail } from '../../src/run/prediction.ts';
import { composeRisk, createJudge } from '../../src/rules/index.ts';
import { AS_OF, aDriver, anAccount } from './anAccount.ts';
import type { RenewalExample } from './anAccount.ts';
import { threeBands } from './aThreshold.ts';

const judge = createJudge(threeBands(), AS_OF);
const compose = (renewals: readonly RenewalExample[], incomplete = false) => {
  const account = anAccount(renewals, { incomplete });
  return composeRisk(account, judge(account.renewals)!);
};

test('says everything of an account from its renewals at risk', () => {
  const fields = compose([
    {
      renewalKey: 'B-2',
      product: 'B',
      renewalDate: '2026-11-30',
      valueCents: 20_000,
      probabilityMicros: 500_000,
      drivers: [
        aDriver({ contribution: 0.4 }),
        aDriver({ feature: 'price', label: 'Price', value: 3, contribution: 0.2 }),
      ],
      gaps: ['No usage data'],
    },
    {
      renewalKey: 'A-1',
      product: 'A',
      valueCents: 10_001,
      probabilityMicros: 850_001,
      drivers: [aDriver({ contribution: -0.1, value: 'up' })],
      gaps: ['No usage data', 'No contact'],
    },
    { renewalKey: 'C-3', renewalDate: '2026-10-01', probabilityMicros: 100_000, gaps: ['Not at risk'] },
  ]);

  // weights: 0.5 x 200.00 = 100 and 0.850001 x 100.01 = 85.00860001; usage (40 - 8.500860001) / 185.00860001, price 20 / 185.00860001
  expect(fields).toEqual({
    Probability__c: 0.850001,
    Value_At_Risk__c: 185.01,
    Renewal_Value__c: 300.01,
    Value_Is_Partial__c: false,
    Renewals_At_Risk__c: 2,
    Next_Renewal_Date__c: '2026-11-30',
    Band__c: 'Critical',
    Band_Rank__c: 40,
    Threshold__c: 'Critical',
    Reason_1__c: 'Raised by Usage: down.',
    Reason_2__c: 'Raised by Price: 3.',
    Reason_3__c: null,
    Rationale__c:
      '{"v":1,"drivers":[{"f":"usage","l":"Usage","v":"down","c":0.1703},{"f":"price","l":"Price","v":3,"c":0.1081}],' +
      '"renewals":[{"k":"B-2","p":"B","d":"2026-11-30","a":200,"r":0.5,' +
      '"drivers":[{"f":"usage","l":"Usage","v":"down","c":0.4},{"f":"price","l":"Price","v":3,"c":0.2}]},' +
      '{"k":"A-1","p":"A","d":"2026-12-31","a":100.01,"r":0.850001,"drivers":[{"f":"usage","l":"Usage","v":"up","c":-0.1}]}],' +
      '"more":0,"gaps":["No usage data","No contact"]}',
    Data_Gaps__c: 'No usage data; No contact',
    Task_Priority__c: 'High',
    Assign_To__c: 'Account Owner',
  });
});

test('an account without values, reasons and gaps leaves them blank', () => {
  const { Value_At_Risk__c, Renewal_Value__c, Value_Is_Partial__c, Reason_1__c, Data_Gaps__c } = compose([
    { valueCents: null },
  ]);

  expect([Value_At_Risk__c, Renewal_Value__c, Value_Is_Partial__c, Reason_1__c, Data_Gaps__c]).toEqual([
    0,
    0,
    true,
    null,
    null,
  ]);
});

test('an incomplete account says so in its gaps', () => {
  expect(compose([{}], true).Data_Gaps__c).toBe('Some renewals could not be read');
});

test('reasons are taken from the five largest drivers only', () => {
  const falling = ['a', 'b', 'c', 'd', 'e'].map((feature) => aDriver({ feature, contribution: -1 }));
  const { Reason_1__c, Rationale__c } = compose([
    { drivers: [...falling, aDriver({ feature: 'f', contribution: 0.9 })] },
  ]);

  expect([Reason_1__c, JSON.parse(Rationale__c).drivers.length]).toEqual([null, 5]);
});

test('an account that was read without details is a fault of the caller', () => {
  const account = { ...anAccount(), details: undefined };

  expect(() => composeRisk(account, judge(account.renewals)!)).toThrow('needs its details');
});

test('the order of rows changes nothing', () => {
  const detail = fc.record({
    drivers: fc.uniqueArray(
      fc.record({
        feature: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
        label: fc.constantFrom('L', 'M'),
        value: fc.oneof(fc.string({ maxLength: 5 }), fc.integer()),
        contribution: fc.oneof(fc.constantFrom(0.1, -0.1, 0.2, 0.3, 0), fc.double({ min: -9, max: 9, noNaN: true })),
      }),
      { selector: ({ feature }) => feature },
    ),
    gaps: fc.array(fc.constantFrom('x', 'y', 'z')),
  });
  const renewal = fc.record({
    probabilityMicros: fc.constantFrom(0, 400_000, 600_000, 600_001, 900_000),
    valueCents: fc.constantFrom(null, 0, 1, 333, 99_999),
    renewalDate: fc.constantFrom('2026-09-29', '2026-10-01', '2026-12-31'),
    detail,
  });
  const examples = (rows: ReadonlyArray<RenewalExample & { detail: RenewalDetail }>) =>
    rows.map(({ detail: { drivers, gaps }, ...rest }, i) => ({ ...rest, renewalKey: `R${i}`, drivers, gaps }));
  fc.assert(
    fc.property(fc.array(renewal, { minLength: 1, maxLength: 12 }), fc.boolean(), (rows, incomplete) => {
      const account = anAccount(examples(rows), { incomplete });
      fc.pre(judge(account.renewals) !== undefined);
      expect(compose(examples(rows).toReversed(), incomplete)).toEqual(compose(examples(rows), incomplete));
    }),
  );
});
