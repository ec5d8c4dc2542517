// SPDX-License-Identifier: Apache-2.0
import { ACTION_KINDS, type PlannedAction, type PlanSummary } from '../../src/plan/index.ts';
import type { RunPlan } from '../../src/load/planning/planRun.ts';
import { createScratchFile } from '../../src/load/planning/scratchFile.ts';
import { createSpool } from '../../src/load/planning/spool.ts';

/** An action on the Risk of account `a1`; by default its creation. */
export function anAction(parts: Partial<PlannedAction> = {}): PlannedAction {
  const accountId = parts.accountId ?? 'a1';
  return {
    kind: 'create',
    accountId,
    riskKey: `${accountId}:2026`,
    riskId: undefined,
    band: 'High',
    newAlert: false,
    route: undefined,
    values: { Risk_Key__c: `${accountId}:2026`, Account__c: '001A', Status__c: 'Open' },
    stamped: true,
    reason: 'because of the test',
    ...parts,
  };
}

/** A plan of these actions over a run of ten rows. Close it. */
export function aPlan(actions: readonly PlannedAction[]): RunPlan {
  const spool = createSpool<PlannedAction>();
  for (const action of actions) spool.add(action.accountId, action.kind, action);
  const parts = {
    actions: spool,
    assignments: createSpool<never>(),
    unknown: createSpool<never>(),
    rejects: createScratchFile(),
  };
  return {
    ...parts,
    read: { rows: 10, accepted: 10, rejected: 0, accounts: 5, warnings: [], incomplete: new Set(), surprised: false },
    end: {
      actions: [],
      summary: summaryOf(actions),
      renderPreview: () => '{"v":1}',
      scoreDeciles: '{"v":1,"n":10}',
      measureDriftFrom: () => undefined,
    },
    close: () => Object.values(parts).forEach((part) => part.close()),
  };
}

function summaryOf(actions: readonly PlannedAction[]): PlanSummary {
  const count = (kind: string): number => actions.filter((action) => action.kind === kind).length;
  return {
    atRisk: actions.length,
    unknown: 0,
    heldOut: 0,
    newAlerts: actions.filter(({ newAlert }) => newAlert).length,
    actions: Object.fromEntries(ACTION_KINDS.map((kind) => [kind, count(kind)])) as PlanSummary['actions'],
    bands: [],
    routes: [],
    openBefore: 0,
  };
}
