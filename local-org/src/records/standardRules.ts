// SPDX-License-Identifier: Apache-2.0
// What standard objects do by themselves: fields that follow from others, and checks of their own.
import { changes, isGood, refuse, type Draft } from './draft.ts';
import { keyPrefixOf } from './ids.ts';
import type { SaveParts } from './parts.ts';
import { quote } from './table.ts';

type Rule = (parts: SaveParts, drafts: readonly Draft[]) => void;

/** Sets derived fields and refuses what the object itself refuses. */
export function applyStandardRules(parts: SaveParts, object: string, drafts: readonly Draft[]): void {
  RULES[object]?.(parts, drafts.filter(isGood));
}

const RULES: Readonly<Record<string, Rule>> = {
  Task: deriveTask,
  Event: (parts, drafts) => drafts.forEach((draft) => (draft.values['AccountId'] = accountOf(parts, draft))),
  Opportunity: (_, drafts) => drafts.forEach(deriveOpportunity),
  Contact: (_, drafts) => drafts.forEach(joinName),
  User: (_, drafts) => drafts.forEach(deriveUser),
  Group: (_, drafts) => drafts.forEach(deriveGroup),
  PermissionSetAssignment: refuseSecondAssignment,
};

function deriveTask(parts: SaveParts, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const { values } = draft;
    const isClosed = values['Status'] === CLOSED_TASK;
    if (isClosed && changes(draft, 'Status')) values['CompletedDateTime'] = parts.clock.now().toISOString();
    if (!isClosed) values['CompletedDateTime'] = null;
    values['IsClosed'] = isClosed;
    values['IsHighPriority'] = values['Priority'] === 'High';
    if (changes(draft, 'WhatId') || changes(draft, 'WhoId')) values['AccountId'] = accountOf(parts, draft);
  }
}

const CLOSED_TASK = 'Completed';

/** The account of an activity: of what it is about, else of the person. */
function accountOf(parts: SaveParts, { values }: Draft): string | null {
  const { WhatId: what, WhoId: who } = values;
  return accountOfRecord(parts, what) ?? accountOfRecord(parts, who);
}

function accountOfRecord({ database, schema }: SaveParts, id: unknown): string | null {
  if (typeof id !== 'string') return null;
  const object = schema.objects().find(({ keyPrefix }) => keyPrefix === keyPrefixOf(id));
  if (object === undefined || object.name === 'Account') return object === undefined ? null : id;
  const toAccount = [...object.fields.values()].find(
    ({ name, reference, custom }) =>
      reference?.to.includes('Account') === true && (custom ? reference.kind === 'masterDetail' : name === 'AccountId'),
  );
  if (toAccount === undefined) return null;
  const account = database.row(
    `SELECT ${quote(toAccount.name)} AS account FROM ${quote(object.name)} WHERE "Id" = ?`,
    id,
  )?.['account'];
  return typeof account === 'string' ? account : null;
}

function deriveOpportunity({ values }: Draft): void {
  values['IsWon'] = values['StageName'] === 'Closed Won';
  values['IsClosed'] = values['IsWon'] === true || values['StageName'] === 'Closed Lost';
}

function joinName({ values }: Draft): void {
  values['Name'] = [values['FirstName'], values['LastName']].filter((part) => typeof part === 'string').join(' ');
}

function deriveUser(draft: Draft): void {
  joinName(draft);
  const { values } = draft;
  if (typeof values['Username'] === 'string' && !values['Username'].includes('@')) {
    refuse(
      draft,
      'INVALID_EMAIL_ADDRESS',
      `Username must be in the form of an email address (for example, john@acme.com): ${values['Username']}`,
      ['Username'],
    );
  }
}

function deriveGroup({ values }: Draft): void {
  if (values['DeveloperName'] === null && typeof values['Name'] === 'string')
    values['DeveloperName'] = values['Name'].replace(/\W+/g, '_');
}

function refuseSecondAssignment({ database }: SaveParts, drafts: readonly Draft[]): void {
  for (const draft of drafts.filter(({ prior }) => prior === undefined)) {
    const [set, assignee] = [String(draft.values['PermissionSetId']), String(draft.values['AssigneeId'])];
    const other = database.row(
      'SELECT 1 FROM "PermissionSetAssignment" WHERE "PermissionSetId" = ? AND "AssigneeId" = ?',
      set,
      assignee,
    );
    if (other !== undefined)
      refuse(
        draft,
        'DUPLICATE_VALUE',
        `Duplicate PermissionSetAssignment. Assignee: ${assignee}; Permission Set: ${set}`,
        [],
      );
  }
}
