// SPDX-License-Identifier: Apache-2.0
// One chunk, one transaction, in the platform's order: checks, validation rules, uniqueness, write, after-save automation.
import type { ObjectDef } from '../schema/definitions.ts';
import { isGood, refuse, startDrafts, type Draft } from './draft.ts';
import { checkFields } from './fieldChecks.ts';
import { calculateFields, fillValues } from './fillValues.ts';
import { readGivenValues } from './givenValues.ts';
import { matchExisting } from './matching.ts';
import { checkOwners } from './ownerRules.ts';
import { checkReferences, resolveParentKeys } from './parents.ts';
import type { SaveParts } from './parts.ts';
import type { Actor, Change, SaveRequest, SaveResult } from './records.ts';
import { lockRows } from './rowLocks.ts';
import { applyStandardRules } from './standardRules.ts';
import { tableOf, toTuple } from './table.ts';
import { checkUniqueness } from './uniqueness.ts';
import { checkObjectAccess, checkWriteAccess } from './writeAccess.ts';

/** How often the platform saves a chunk again without the records that failed in automation. */
const ATTEMPTS = 3;

/** Saves what can be saved; results are in the order of the records. */
export function saveChunk(parts: SaveParts, object: ObjectDef, request: SaveRequest): readonly SaveResult[] {
  const drafts = startDrafts(request.records);
  parts.database.transaction(() => {
    prepare(parts, object, request, drafts);
    lockRows(parts, object, drafts);
    if (request.allOrNone && !drafts.every(isGood)) return;
    for (let attempt = 1; attempt <= ATTEMPTS && drafts.some(isGood); attempt += 1) {
      if (tryWrite(parts, object, drafts.filter(isGood), request.actor)) return;
      if (request.allOrNone) return;
    }
    drafts.filter(isGood).forEach((draft) => refuse(draft, 'UNKNOWN_EXCEPTION', TOO_MANY_RETRIES));
  });
  if (request.allOrNone && !drafts.every(isGood))
    drafts.filter(isGood).forEach((draft) => refuse(draft, ...ROLLED_BACK));
  return drafts.map(resultOf);
}

export const ROLLED_BACK = [
  'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  'Record rolled back because not all records were valid and the request was using AllOrNone header',
] as const;
const TOO_MANY_RETRIES = 'Too many batch retries in the presence of Apex triggers and partial failures.';

function prepare(parts: SaveParts, object: ObjectDef, request: SaveRequest, drafts: readonly Draft[]): void {
  const { actor } = request;
  checkObjectAccess(parts, object, request, drafts);
  resolveParentKeys(parts, readGivenValues(parts, object, drafts.filter(isGood), actor));
  matchExisting(parts, object, request, drafts.filter(isGood));
  checkWriteAccess(parts, object, drafts.filter(isGood), actor);
  fillValues(parts, object, drafts.filter(isGood), actor);
  applyStandardRules(parts, object.name, drafts);
  for (const draft of drafts.filter(isGood)) draft.errors.push(...checkFields(object, draft));
  checkReferences(parts, object, drafts);
  checkOwners(parts, object, drafts);
  for (const draft of drafts.filter(isGood)) {
    calculateFields(parts, object, draft, actor);
    draft.errors.push(...parts.automation().validate(changeOf(object, draft), actor));
  }
}

/** Writes and runs the automation; false when records failed there, and nothing is written. */
function tryWrite(parts: SaveParts, object: ObjectDef, drafts: readonly Draft[], actor: Actor): boolean {
  const mark = parts.pending.length;
  try {
    parts.database.transaction(() => {
      checkUniqueness(parts, object, drafts);
      const good = drafts.filter(isGood);
      write(parts, object, good);
      const changes = good.map((draft) => changeOf(object, draft));
      if (changes.length > 0) parts.pending.push({ changes, actor });
      const errors = parts.automation().afterSave(changes, actor);
      if (errors.size > 0) throw new AutomationFailure(errors);
    });
    return true;
  } catch (error) {
    parts.pending.length = mark;
    if (!(error instanceof AutomationFailure)) throw error;
    for (const draft of drafts) {
      const failure = error.errors.get(draft.index);
      if (failure !== undefined) refuse(draft, failure.statusCode, failure.message, failure.fields);
    }
    return false;
  }
}

/** Carries errors out of the transaction, so that it is rolled back. */
class AutomationFailure extends Error {
  readonly errors: ReturnType<ReturnType<SaveParts['automation']>['afterSave']>;

  constructor(errors: AutomationFailure['errors']) {
    super('automation refused records of the chunk');
    this.errors = errors;
  }
}

function write({ database, sequences }: SaveParts, object: ObjectDef, drafts: readonly Draft[]): void {
  const table = tableOf(object);
  for (const { prior, values, id } of drafts) {
    if (prior === undefined) database.run(table.insert, ...toTuple(table, values));
    else database.run(table.update, ...toTuple(table, values), id ?? '');
  }
  sequences.keep();
}

function changeOf(object: ObjectDef, draft: Draft): Change {
  return {
    index: draft.index,
    object,
    id: draft.id ?? '',
    isNew: draft.prior === undefined,
    prior: draft.prior,
    values: draft.values,
  };
}

function resultOf(draft: Draft): SaveResult {
  if (isGood(draft)) return { success: true, id: draft.id ?? '', created: draft.prior === undefined };

  return draft.prior === undefined || draft.id === undefined
    ? { success: false, errors: draft.errors }
    : { success: false, id: draft.id, errors: draft.errors };
}
