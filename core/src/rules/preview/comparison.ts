// SPDX-License-Identifier: Apache-2.0
import { routeTask } from '../../plan/routeTask.ts';
import { compareCodePoints } from '../codePointOrder.ts';
import { figureOf } from '../exactDecimal.ts';
import type { Figure } from '../riskFields.ts';
import { compareSeverity } from '../severity.ts';
import type { Threshold } from '../threshold.ts';

/** What two sets of thresholds want of the same accounts. */
export type Comparison = {
  /** False where only some accounts were looked at: then every count and value stands for `every` times as many. */
  readonly exact: boolean;
  readonly now: Totals;
  readonly after: Totals;
  /** Accounts that only `after` wants. */
  readonly enter: number;
  /** Accounts that only `now` wants. */
  readonly leave: number;
  /** The active bands of both sides, most severe first. */
  readonly bands: readonly BandChange[];
  /** Who would get the Tasks, most of `after` first. */
  readonly takers: readonly TakerChange[];
};

export type Totals = {
  /** Wanted risks: at risk, known to the org and not held out. */
  readonly accounts: number;
  /**
   * Of these, those whose deciding record creates a Task: what the first load of a season would alert. A later load
   * alerts only what was not alerted before.
   */
  readonly alerts: number;
  /** The sum of their values at risk, in units of the run's currency. */
  readonly value: Figure;
};

export type BandChange = {
  readonly band: string;
  /** That of `after` where the band is active there. */
  readonly rank: number;
  readonly now: number;
  readonly after: number;
};

/** Alerts of one owner or queue. */
export type TakerChange = {
  readonly kind: 'owner' | 'queue';
  /** Salesforce Id of the User, or DeveloperName of the queue. */
  readonly id: string;
  readonly now: number;
  readonly after: number;
  /** How many alerts an owner may get; null: no limit, as for every queue. */
  readonly capacity: number | null;
  readonly overNow: boolean;
  readonly over: boolean;
};

/** A risk that thresholds want of an account. */
export type WantedValue = { readonly deciding: Threshold; readonly valueAtRiskCents: bigint };

/** Who owns an account. */
export type AccountOwner = { readonly ownerId: string; readonly ownerActive: boolean };

/** Adds up a comparison account by account; the order of accounts does not show in it. */
export interface ComparisonTally {
  add(owner: AccountOwner, now: WantedValue | undefined, after: WantedValue | undefined): void;
  finish(): Comparison;
}

export type ComparisonSides = { readonly now: readonly Threshold[]; readonly after: readonly Threshold[] };

/** `every`: only each so many-th account is added. `capacity`: null for no limit. */
export function createComparisonTally(
  sides: ComparisonSides,
  { capacity, every }: { readonly capacity: number | null; readonly every: number },
): ComparisonTally {
  const [now, after] = [createSideTally(sides.now), createSideTally(sides.after)];
  let enter = 0;
  let leave = 0;
  return {
    add(owner, wantedNow, wantedAfter) {
      if (wantedNow !== undefined) now.add(owner, wantedNow);
      if (wantedAfter !== undefined) after.add(owner, wantedAfter);
      if (wantedNow === undefined && wantedAfter !== undefined) enter++;
      if (wantedNow !== undefined && wantedAfter === undefined) leave++;
    },
    finish: () => ({
      exact: every === 1,
      now: now.totals(every),
      after: after.totals(every),
      enter: enter * every,
      leave: leave * every,
      bands: compareBands(now.bands, after.bands, every),
      takers: compareTakers(now.takers, after.takers, every, capacity),
    }),
  };
}

type BandCount = { readonly rank: number; accounts: number };
type Taker = { readonly kind: TakerChange['kind']; readonly id: string };
type TakerCount = Taker & { alerts: number };

function createSideTally(thresholds: readonly Threshold[]) {
  const bands = new Map<string, BandCount>(
    [...thresholds].sort(compareSeverity).map(({ band, rank }) => [band, { rank, accounts: 0 }]),
  );
  const takers = new Map<string, TakerCount>();
  let accounts = 0;
  let alerts = 0;
  let cents = 0n;
  return {
    bands,
    takers,
    add(owner: AccountOwner, { deciding, valueAtRiskCents }: WantedValue) {
      accounts++;
      cents += valueAtRiskCents;
      const band = bands.get(deciding.band);
      if (band !== undefined) band.accounts++;
      if (!deciding.createsTask) return;
      alerts++;
      countTaker(takers, takerOf(deciding.assignTo, owner));
    },
    totals: (every: number): Totals => ({
      accounts: accounts * every,
      alerts: alerts * every,
      value: figureOf(cents * BigInt(every), 2),
    }),
  };
}

function takerOf(assignTo: string, { ownerId, ownerActive }: AccountOwner): Taker {
  const route = routeTask(assignTo, { ownerId, ownerActive, ownerName: '' });
  return route.kind === 'owner' ? { kind: 'owner', id: route.ownerId } : { kind: 'queue', id: route.name };
}

function countTaker(takers: Map<string, TakerCount>, { kind, id }: Taker): void {
  const key = `${kind}:${id}`;
  const counted = takers.get(key);
  if (counted === undefined) takers.set(key, { kind, id, alerts: 1 });
  else counted.alerts++;
}

function compareBands(
  now: ReadonlyMap<string, BandCount>,
  after: ReadonlyMap<string, BandCount>,
  every: number,
): readonly BandChange[] {
  return [...new Map([...now, ...after]).entries()]
    .map(([band, { rank }]) => ({
      band,
      rank,
      now: (now.get(band)?.accounts ?? 0) * every,
      after: (after.get(band)?.accounts ?? 0) * every,
    }))
    .sort((left, right) => right.rank - left.rank || compareCodePoints(left.band, right.band));
}

function compareTakers(
  now: ReadonlyMap<string, TakerCount>,
  after: ReadonlyMap<string, TakerCount>,
  every: number,
  limit: number | null,
): readonly TakerChange[] {
  return [...new Map([...now, ...after]).entries()]
    .map(([key, { kind, id }]) => {
      const before = (now.get(key)?.alerts ?? 0) * every;
      const later = (after.get(key)?.alerts ?? 0) * every;
      const capacity = kind === 'owner' ? limit : null;
      const isOver = (alerts: number): boolean => capacity !== null && alerts > capacity;
      return { kind, id, now: before, after: later, capacity, overNow: isOver(before), over: isOver(later) };
    })
    .sort(
      (left, right) =>
        right.after - left.after ||
        right.now - left.now ||
        compareCodePoints(left.kind, right.kind) ||
        compareCodePoints(left.id, right.id),
    );
}
