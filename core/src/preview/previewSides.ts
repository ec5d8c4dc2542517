// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { createAccessNotes, type AccessNotes } from '../load/orgReading/accessNotes.ts';
import { unmetNeeds, type ObjectNeed } from '../load/orgReading/accessNeeds.ts';
import { accountsQuery, orgAccountsIn } from '../load/orgReading/orgAccounts.ts';
import { orgRisksIn, risksQuery } from '../load/orgReading/orgRisks.ts';
import { DEFAULT_ACCOUNT_KEY_FIELD } from '../load/orgReading/readOrg.ts';
import { askForRules, readRulesInForce, type RulesInForce } from '../load/orgReading/rulesInForce.ts';
import { readHeldOutBefore } from '../load/planning/heldOutBefore.ts';
import type { PlanContext } from '../plan/index.ts';
import type { ChurnRun } from '../run/index.ts';
import type { PreviewPorts, PreviewRequest } from './previewRequest.ts';

/** One org under two sets of rules. */
export type PreviewSides = { readonly now: PreviewSide; readonly after: PreviewSide };
export type PreviewSide = { readonly rules: RulesInForce; readonly context: PlanContext };

/**
 * Reads the org as a load would, without asking for a right to write.
 * @throws ChurnError `thresholds_invalid`, `gates_closed` where the user can't see what is needed
 */
export async function readSides(request: PreviewRequest, ports: PreviewPorts, run: ChurnRun): Promise<PreviewSides> {
  const notes = createAccessNotes();
  const inOrg = await askForRules(ports.org);
  const now = await readRulesInForce(inOrg, undefined, notes);
  const after = request.thresholds ? await readRulesInForce(inOrg, request.thresholds, notes) : now;
  if (now === undefined || after === undefined) throw hidden(notes.missing);
  const keyField = request.accountKeyField ?? now.setting.accountKeyField ?? DEFAULT_ACCOUNT_KEY_FIELD;
  await refuseHidden(ports, keyField, notes);
  const org = await readAccountsAndControl(ports, run, keyField, [now, after]);
  return { now: sideOf(now, org), after: sideOf(after, org) };
}

type OrgPart = Omit<PlanContext, 'thresholds' | 'setting'>;

function sideOf(rules: RulesInForce, org: OrgPart): PreviewSide {
  const { thresholds, setting } = rules;
  return { rules, context: { ...org, thresholds, setting } };
}

async function readAccountsAndControl(
  { org, root }: PreviewPorts,
  { manifest }: ChurnRun,
  keyField: string,
  rules: readonly RulesInForce[],
): Promise<OrgPart> {
  const { runId, season, asOf, scope } = manifest;
  const control = rules.some(({ setting }) => setting.control !== undefined);
  const { byKey } = await orgAccountsIn(org.query(accountsQuery(keyField)), keyField);
  return {
    run: { runId, season, asOf, scope },
    // no date of a Task is asked for
    loadDay: asOf,
    accounts: byKey,
    control,
    // both are asked for the control group only
    risks: control ? await orgRisksIn(org.query(risksQuery(season))) : new Map(),
    heldOutBefore: control ? await readHeldOutBefore(root, org.orgId, season) : new Set(),
  };
}

async function refuseHidden({ org }: PreviewPorts, keyField: string, notes: AccessNotes): Promise<void> {
  const needs = previewNeeds(keyField);
  const descriptions = await org.ask(needs.map(({ object }) => ({ describe: object })));
  const described = new Map(needs.map(({ object }, index) => [object, descriptions[index]]));
  notes.add(unmetNeeds(needs, described).map(({ text }) => text));
  if (notes.missing.length > 0) throw hidden(notes.missing);
}

function previewNeeds(keyField: string): readonly ObjectNeed[] {
  return [
    { object: 'Account', writes: false, fields: { [keyField]: 'read', Name: 'read', OwnerId: 'read' } },
    { object: 'Risk__c', writes: false, fields: { Risk_Key__c: 'read', Season__c: 'read' } },
  ];
}

function hidden(missing: readonly string[]): ChurnError {
  return new ChurnError(
    'gates_closed',
    `access: ${missing.join('; ')}.`,
    'Assign the permission set Churn_Loader or Churn_Admin to the user, or grant what is named.',
    { data: { missing } },
  );
}
