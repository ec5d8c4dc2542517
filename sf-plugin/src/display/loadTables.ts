// SPDX-License-Identifier: Apache-2.0
import type { LoadReport } from '@churn-risk/core/load';

/** The tables of a load, with the titles of their columns: for a terminal and for Markdown alike. */
export type TableRow = Readonly<Record<string, string | number>>;

export function bandRows({ bands }: LoadReport): TableRow[] {
  return bands.map(({ band, atRisk, newAlerts, heldOut, unknown, actions }) => ({
    Band: band,
    'At Risk': atRisk,
    'New Alerts': newAlerts,
    Create: actions.create,
    Update: actions.update,
    Escalate: actions.escalate,
    Wake: actions.wake,
    Reopen: actions.reopen,
    Unchanged: actions.unchanged,
    'Held Out': heldOut,
    Unknown: unknown,
  }));
}

/** Kinds of which nothing was planned are left out. */
export function actionRows({ actions, dryRun }: LoadReport): TableRow[] {
  return actions
    .filter(({ planned }) => planned > 0)
    .map(({ kind, planned, written, failed }) => ({
      Action: kind.replaceAll('_', ' '),
      Planned: planned,
      ...(dryRun ? {} : { Written: written, Failed: failed }),
    }));
}

export function routeRows({ routes }: LoadReport): TableRow[] {
  return routes.map(({ kind, name, alerts }) => ({ Kind: kind, Name: name, Alerts: alerts }));
}

export function gateRows({ gates }: LoadReport): TableRow[] {
  return gates.map((gate) => ({ Gate: gate.name, State: stateOf(gate), Finding: gate.message }));
}

export function errorRows({ errors }: LoadReport): TableRow[] {
  return errors.map(({ class: kind, owner, code, records, remedy }) => ({
    Class: kind,
    Code: code,
    Records: records,
    Owner: owner,
    'What to Do': remedy,
  }));
}

function stateOf({ closed, overridden, warns }: LoadReport['gates'][number]): string {
  if (closed) return overridden ? 'overridden' : 'closed';
  return warns ? 'warning' : 'open';
}
