// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import { judgeGates, type GateVerdict, type PlanContext, type ScoreDrift } from '../../plan/index.ts';
import type { ReadSummary } from '../../run/index.ts';
import type { Load } from '../load.ts';
import { createAccessNotes } from '../orgReading/accessNotes.ts';
import type { EarlierScores } from '../orgReading/earlierScores.ts';
import { openReading } from '../orgReading/orgOpening.ts';
import { DEFAULT_ACCOUNT_KEY_FIELD, readOrg, type OrgReading } from '../orgReading/readOrg.ts';
import { readRulesInForce, type RulesInForce } from '../orgReading/rulesInForce.ts';
import { isWritingKind } from '../writing/writingKind.ts';
import { readLimits, type PlannedWork } from './allowanceNeeds.ts';
import { evaluateRun, type RunEvaluation } from './evaluateRun.ts';
import { gateFiguresOf, isJudged } from './gateFigures.ts';
import { readHeldOutBefore } from './heldOutBefore.ts';
import { countRun, planRun, type RunPlan } from './planRun.ts';

/** A load as it was decided: what was read, what would be written, and whether it may be. */
export type LoadPlan = {
  readonly org: OrgReading;
  readonly rules: RulesInForce | undefined;
  readonly read: ReadSummary;
  /** Undefined where the org does not show what a plan needs; the gate `access` is closed then. */
  readonly plan: RunPlan | undefined;
  readonly gates: readonly GateVerdict[];
  /** Undefined: there was nothing to measure the scores against. */
  readonly drift: ScoreDrift | undefined;
  readonly evaluation: RunEvaluation['evaluation'];
  readonly warnings: readonly string[];
  /** May be called again. */
  close(): void;
};

/**
 * Reads the org, then the run, and judges every gate that can be judged. Writes nothing.
 * @throws ChurnError of a run that is refused as a whole (`run_empty` and those of reading), `thresholds_invalid`
 */
export async function planLoad(load: Load): Promise<LoadPlan> {
  const { request, ports, run } = load;
  const { season, runId, scope } = run.manifest;
  load.tell({ stage: 'org' });
  const notes = createAccessNotes();
  const opening = await openReading(ports.org, season, runId);
  const rules = await readRulesInForce(opening.rules, request.thresholds, notes);
  const keyField = request.accountKeyField ?? rules?.setting.accountKeyField ?? DEFAULT_ACCOUNT_KEY_FIELD;
  const org = await readOrg(ports.org, opening, { season, runId, scope, keyField }, notes);
  refuseOtherSeason(load, org);
  load.tell({ stage: 'org', accountsInOrg: org.accounts?.byKey.size ?? 0, risksInOrg: org.risks?.size ?? 0 });

  const context = await planContext(load, org, rules);
  load.tell({ stage: 'run' });
  const plan = context && (await planRun(run, context, readOptions(load)));
  try {
    const read = plan?.read ?? (await countRun(run, ports.signal));
    if (read.rows === 0 && !request.allowEmpty) throw emptyRun(run.store.uri);
    const { evaluation, warnings: evaluationWarnings } = await evaluateRun(run);
    const drift = driftOf(plan, org.earlierScores);
    const limits = plan === undefined ? [] : await readLimits(ports.org, workOf(plan));
    const figures = gateFiguresOf(load, { org, read, plan, rules, drift, missingAccess: notes.missing, limits });
    const gates = judgeGates(figures, request.overrides).filter((gate) => isJudged(gate.name, { org, plan, limits }));
    const warnings = [
      ...(rules?.warnings ?? []),
      ...read.warnings,
      ...evaluationWarnings,
      ...accountWarnings(org, keyField),
      ...gates.filter(({ warns }) => warns).map(({ message }) => message),
    ];
    return { org, rules, read, plan, gates, drift, evaluation, warnings, close: () => plan?.close() };
  } catch (error) {
    plan?.close();
    throw error;
  }
}

async function planContext(
  load: Load,
  { accounts, risks }: OrgReading,
  rules: RulesInForce | undefined,
): Promise<PlanContext | undefined> {
  if (accounts === undefined || risks === undefined || rules === undefined) return undefined;
  const { runId, season, asOf, scope } = load.run.manifest;
  const control = load.request.control && rules.setting.control !== undefined;
  return {
    run: { runId, season, asOf, scope },
    thresholds: rules.thresholds,
    setting: rules.setting,
    loadDay: load.startedAt.toISOString().slice(0, 10),
    accounts: accounts.byKey,
    risks,
    control,
    heldOutBefore: control ? await readHeldOutBefore(load.ports.root, load.ports.org.orgId, season) : new Set(),
  };
}

function readOptions({ ports, tell }: Load): Parameters<typeof planRun>[2] {
  return {
    onProgress: (progress) => tell({ stage: 'run', ...progress }),
    ...(ports.signal ? { signal: ports.signal } : {}),
  };
}

function workOf({ actions, end }: RunPlan): PlannedWork {
  const creates = actions.count((kind) => kind === 'create');
  return { creates, updates: actions.count(isWritingKind) - creates, newAlerts: end.summary.newAlerts };
}

function driftOf(plan: RunPlan | undefined, earlier: EarlierScores | undefined): ScoreDrift | undefined {
  const psi = earlier && plan?.end.measureDriftFrom(earlier.deciles);
  return psi === undefined || earlier === undefined ? undefined : { psi, earlierRunId: earlier.runId };
}

function accountWarnings({ accounts }: OrgReading, keyField: string): readonly string[] {
  if (accounts === undefined || accounts.sharedKeys === 0) return [];
  return [
    `${accounts.sharedKeys} keys in Account.${keyField} stand on several Accounts; the Account with the smallest Id gets the Risk.`,
  ];
}

function emptyRun(uri: string): ChurnError {
  return new ChurnError(
    'run_empty',
    `The run in ${uri} has no rows.`,
    'Check the model run. If it is right that nothing was predicted, load with --allow-empty.',
  );
}

/** A Churn_Run__c stands for one run of one season; the same id for another season would take it over. */
function refuseOtherSeason({ run }: Load, { seasonRuns }: OrgReading): void {
  const { runId, season } = run.manifest;
  const other = seasonRuns?.find((found) => found.runId === runId && found.season !== season);
  if (other === undefined) return;
  throw new ChurnError(
    'manifest_invalid',
    `The manifest says season ${season}, but run ${runId} stands in the org as a run of season ${other.season}.`,
    'Give every run an id of its own.',
  );
}
