// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../src/churnError.ts';
import {
  applyRequest,
  openPlanFile,
  type LoadPorts,
  type LoadReport,
  type LoadRequest,
  type PlanPlace,
} from '../../src/load/index.ts';
import { createFolderStore } from '../../src/run/index.ts';
import { load, rootOf, writeScores } from './aLoad.ts';
import type { ChurnOrg } from './churnOrg.ts';

export const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };
export const ACCOUNTS = ['a1', 'a2', 'a3', 'a4', 'a5'];

/** The run updates, escalates, recedes and creates a risk each, and leaves one as it is. */
export async function aSecondRun(org: ChurnOrg, folder: string): Promise<string> {
  await load(org, await writeScores(folder, { a1: 0.9, a2: 0.5, a3: 0.45, a5: 0.5 }));
  return writeScores(folder, { a1: 0.91, a2: 0.7, a4: 0.65, a5: 0.5 }, LATER);
}

export function placeOfPlan(folder: string): PlanPlace {
  return { folder: createFolderStore(folder, { mode: 0o600 }), name: 'plan.ndjson' };
}

/** A dry run that leaves the plan of this run beside `runs/`. */
export function savePlan(org: ChurnOrg, run: string, request: Partial<LoadRequest> = {}): Promise<LoadReport> {
  return load(org, run, { dryRun: true, ...request }, { planFile: placeOfPlan(rootOf(run)) });
}

export async function applyPlan(
  org: ChurnOrg,
  run: string,
  request: Partial<LoadRequest> = {},
  ports: Partial<LoadPorts> = {},
): Promise<LoadReport> {
  const approved = await openPlanFile(placeOfPlan(rootOf(run)));
  const { loadId: _, ...asked } = applyRequest(approved, { loadId: '', holder: 'somebody@here' });
  return load(org, run, { ...asked, ...request }, ports);
}

export async function riskId(org: ChurnOrg, key: string): Promise<string> {
  return (await org.query(`SELECT Id FROM Risk__c WHERE Risk_Key__c = '${key}:2026'`))[0]!.Id;
}

export async function accountId(org: ChurnOrg, key: string): Promise<string> {
  return (await org.query(`SELECT Id FROM Account WHERE Churn_Account_Key__c = '${key}'`))[0]!.Id;
}

export function aThreshold(minProbability: number) {
  const record = { DeveloperName: 'One', Active__c: true, Band__c: 'High', Rank__c: 1, Assign_To__c: 'Account Owner' };
  return { ...record, Min_Probability__c: minProbability };
}

export async function refusalOf(work: Promise<unknown>): Promise<ChurnError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ChurnError) return error;
  throw new Error('it was not refused', { cause: error });
}
