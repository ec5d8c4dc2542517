// SPDX-License-Identifier: Apache-2.0
import { compareCodePoints } from '../rules/codePointOrder.ts';
import { compareSeverity } from '../rules/severity.ts';
import type { Threshold } from '../rules/threshold.ts';
import { ACTION_KINDS } from './plannedAction.ts';
import type { ActionKind, PlannedAction, TaskRoute } from './plannedAction.ts';
import type { BandCounts, PlanSummary, RouteCount } from './planSummary.ts';

/** Adds up a plan while it is made. */
export interface PlanTally {
  countAtRisk(band: string, fate: 'wanted' | 'unknown' | 'heldOut'): void;
  countAction(action: PlannedAction): void;
  summarise(openBefore: number): PlanSummary;
}

export function createTally(thresholds: readonly Threshold[]): PlanTally {
  const bands = new Map(thresholds.toSorted(compareSeverity).map(({ band, rank }) => [band, emptyBand(band, rank)]));
  const actions = noActions();
  const routes = new Map<string, Mutable<RouteCount>>();
  return {
    countAtRisk(band, fate) {
      const counts = bands.get(band);
      if (counts === undefined) return;
      counts.atRisk++;
      if (fate !== 'wanted') counts[fate]++;
    },
    countAction({ kind, band, newAlert, route }) {
      actions[kind]++;
      if (route !== undefined) countRoute(routes, route);
      const counts = band === undefined ? undefined : bands.get(band);
      if (counts === undefined) return;
      counts.actions[kind]++;
      if (newAlert) counts.newAlerts++;
    },
    summarise(openBefore) {
      const all = [...bands.values()];
      const total = (figure: 'atRisk' | 'unknown' | 'heldOut' | 'newAlerts'): number =>
        all.reduce((sum, band) => sum + band[figure], 0);
      return {
        atRisk: total('atRisk'),
        unknown: total('unknown'),
        heldOut: total('heldOut'),
        newAlerts: total('newAlerts'),
        actions,
        bands: all,
        routes: [...routes.values()].sort(compareRoutes),
        openBefore,
      };
    },
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type MutableBand = Mutable<Omit<BandCounts, 'actions'>> & { actions: Record<ActionKind, number> };

function noActions(): Record<ActionKind, number> {
  return Object.fromEntries(ACTION_KINDS.map((kind) => [kind, 0])) as Record<ActionKind, number>;
}

function emptyBand(band: string, rank: number): MutableBand {
  return { band, rank, atRisk: 0, unknown: 0, heldOut: 0, newAlerts: 0, actions: noActions() };
}

function countRoute(routes: Map<string, Mutable<RouteCount>>, route: TaskRoute): void {
  const ownerId = route.kind === 'owner' ? route.ownerId : undefined;
  // two owners may have the same name, and a queue the name of an owner
  const key = `${route.kind}:${ownerId ?? route.name}`;
  const counted = routes.get(key);
  if (counted === undefined) routes.set(key, { kind: route.kind, name: route.name, ownerId, alerts: 1 });
  else counted.alerts++;
}

function compareRoutes(left: RouteCount, right: RouteCount): number {
  return (
    right.alerts - left.alerts ||
    compareCodePoints(left.name, right.name) ||
    compareCodePoints(left.ownerId ?? '', right.ownerId ?? '')
  );
}
