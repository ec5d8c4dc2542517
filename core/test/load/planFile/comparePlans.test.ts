// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { comparePlans } from '../../../src/load/planFile/comparePlans.ts';
import type { PlanEntry } from '../../../src/load/planFile/planEntry.ts';
import type { SavedPlan } from '../../../src/load/planFile/savedPlan.ts';
import { planEntries } from '../../../src/load/planFile/writePlanFile.ts';
import type { LoadPlan } from '../../../src/load/planning/planLoad.ts';
import { foldKey } from '../../../src/rules/index.ts';
import { aPlan, anAction } from '../aPlan.ts';

/** How an account stands in the approved plan and in that of now. */
const standing = fc.constantFrom('the same', 'other values', 'approved only', 'now only');
const standings = fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map(foldKey), standing);

test('finds every account that stands otherwise, whatever the keys are', async () => {
  await fc.assert(
    fc.asyncProperty(standings, async (accounts) => {
      const approved = entriesOf(accounts, (how) => how !== 'now only', 'Open');
      const { plan, close } = planOf(
        accounts,
        (how) => how !== 'approved only',
        (how) => (how === 'other values' ? 'Snoozed' : 'Open'),
      );
      const expected = Object.values(accounts).filter((how) => how !== 'the same').length;

      const { changed, examples } = await comparePlans(savedPlan(approved), plan, 3);
      close();
      expect({ changed, examples: examples.length }).toEqual({ changed: expected, examples: Math.min(expected, 3) });
    }),
  );
});

type Standings = Readonly<Record<string, string>>;

function planOf(accounts: Standings, isIn: (how: string) => boolean, statusOf: (how: string) => 'Open' | 'Snoozed') {
  const actions = Object.entries(accounts)
    .filter(([, how]) => isIn(how))
    .map(([accountId, how]) => anAction({ accountId, values: { Account__c: '001A', Status__c: statusOf(how) } }));
  const runPlan = aPlan(actions);
  // what is compared asks no more of a plan than this
  const plan = { plan: runPlan, org: { risks: new Map() } } as unknown as LoadPlan;
  return { plan, close: () => runPlan.close() };
}

function entriesOf(accounts: Standings, isIn: (how: string) => boolean, status: 'Open'): readonly PlanEntry[] {
  const { plan, close } = planOf(accounts, isIn, () => status);
  const entries = [...planEntries(plan)];
  close();
  return entries;
}

function savedPlan(entries: readonly PlanEntry[]): SavedPlan {
  const header = { run: { season: '2026' } } as SavedPlan['header'];
  return {
    uri: 'plan',
    header,
    sha256: '',
    async *entries() {
      yield* entries;
    },
  };
}
