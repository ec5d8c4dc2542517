// SPDX-License-Identifier: Apache-2.0
// What lies behind an error of the platform: whose business it is and what helps.

/**
 * `transient`: the next try may go well. `data`: the run or a record of the org is wrong. `permission`: the user may
 * not. `automation`: a rule, Flow or trigger of the org refused. `platform`: a limit, a job that was stopped, or
 * something nobody knows.
 */
export const ERROR_CLASSES = ['transient', 'data', 'permission', 'automation', 'platform'] as const;
export type ErrorClass = (typeof ERROR_CLASSES)[number];

/** Who can do something about it. */
export const ERROR_OWNERS = ['release engineer', 'data science', 'admin'] as const;
export type ErrorOwner = (typeof ERROR_OWNERS)[number];

export type ErrorAdvice = {
  readonly class: ErrorClass;
  readonly owner: ErrorOwner;
  /** What to do, for people. */
  readonly remedy: string;
};

/** Of a row that was not taken: its code and its words, as `sf__Error` gives them. */
export function classifyError({ code, message }: { readonly code: string; readonly message: string }): ErrorAdvice {
  const fits = ({ codes, says }: Case): boolean =>
    (codes === undefined || codes.includes(code)) && (says === undefined || says.test(message));
  return CASES.find(fits)?.advice ?? UNKNOWN;
}

/** Of a job that ended before its work was done: its state and its words, which begin with a code of their own. */
export function classifyJobError({
  state,
  message,
}: {
  readonly state: 'Failed' | 'Aborted';
  readonly message: string;
}): ErrorAdvice {
  if (state === 'Aborted') return ABORTED;
  if (/^\s*(unknown\b|$)/i.test(message)) return WITHOUT_REASON;
  const code = /^\s*(\w+)/.exec(message)?.[1] ?? '';
  return classifyError({ code, message });
}

const NO_ADVICE_FITS = 'Look the code up in the Salesforce API guide (StatusCode), then load again.';
const UNKNOWN: ErrorAdvice = { class: 'platform', owner: 'release engineer', remedy: NO_ADVICE_FITS };
const ABORTED: ErrorAdvice = {
  class: 'platform',
  owner: 'release engineer',
  remedy: 'Somebody has aborted the job (Setup, Bulk Data Load Jobs). Find out why, then load again.',
};

/** An error of one of these codes, in these words; what is absent may be anything. */
type Case = {
  readonly codes?: readonly string[];
  readonly says?: RegExp;
  readonly advice: ErrorAdvice;
};

function transient(remedy: string): ErrorAdvice {
  return { class: 'transient', owner: 'release engineer', remedy };
}

function data(owner: ErrorOwner, remedy: string): ErrorAdvice {
  return { class: 'data', owner, remedy };
}

function permission(remedy: string): ErrorAdvice {
  return { class: 'permission', owner: 'admin', remedy };
}

function automation(remedy: string): ErrorAdvice {
  return { class: 'automation', owner: 'admin', remedy };
}

function platform(owner: ErrorOwner, remedy: string): ErrorAdvice {
  return { class: 'platform', owner, remedy };
}

const WITHOUT_REASON = transient('The platform gave up on the job and does not say why. Load again.');
const LOCKED = transient('Something else was writing to the same accounts. Load again when it has ended.');

// The first that fits counts. Codes of the load itself come first: their words may quote an error that is something
// else. A Flow or a trigger that met a lock is told as one that failed; a Task that was not made does not come with the
// next load, whatever the reason.
const CASES: readonly Case[] = [
  {
    codes: ['TASK_MISSING'],
    advice: automation(
      'The Flow Churn_Risk_Create_Task made no Task; the message says why. Mend that, and make the Task by hand.',
    ),
  },
  {
    codes: ['NOT_SENT', 'NOT_CONFIRMED', 'CHANGED_MEANWHILE'],
    advice: transient('Load again: it looks at what the org holds by then, and writes what is missing.'),
  },
  { codes: ['UNABLE_TO_LOCK_ROW', 'TooManyLockFailure'], advice: LOCKED },
  { says: /UNABLE_TO_LOCK_ROW|unable to obtain exclusive access/i, advice: LOCKED },
  {
    codes: ['Timeout', 'QUERY_TIMEOUT', 'REQUEST_RUNNING_TOO_LONG', 'SERVER_UNAVAILABLE', 'InternalServerError'],
    advice: transient('The platform was too slow. Load again.'),
  },
  {
    codes: ['INVALID_FIELD'],
    says: /foreign key external id/i,
    advice: data('admin', 'The account is gone since the load began. Load again: it reads the org anew.'),
  },
  {
    codes: ['INVALID_CROSS_REFERENCE_KEY', 'ENTITY_IS_DELETED', 'NOT_FOUND', 'INVALID_ID_FIELD', 'MALFORMED_ID'],
    advice: data('admin', 'The account or the risk is gone since the load began. Load again: it reads the org anew.'),
  },
  {
    codes: ['DUPLICATE_VALUE', 'DUPLICATE_EXTERNAL_ID'],
    advice: data('admin', 'Another record holds this key. Load again; if it stays so, look for the other record.'),
  },
  {
    codes: ['DUPLICATES_DETECTED'],
    advice: data('admin', 'A duplicate rule blocks the record (Setup, Duplicate Rules). Let the load through it.'),
  },
  {
    codes: ['INACTIVE_OWNER_OR_USER', 'OP_WITH_INVALID_USER_TYPE_EXCEPTION'],
    advice: data('admin', 'The owner of the account is not active. Give the account another owner, then load again.'),
  },
  {
    codes: ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'REQUIRED_FIELD_MISSING', 'FIELD_INTEGRITY_EXCEPTION'],
    advice: data('admin', 'The field asks for something else than the package does. Undo what was changed on it.'),
  },
  {
    codes: ['INVALID_FIELD'],
    says: /failed to deserialize|is not a valid value/i,
    advice: data('data science', 'The value does not fit the type of the field. Check the field and the run.'),
  },
  {
    codes: ['STRING_TOO_LONG', 'NUMBER_OUTSIDE_VALID_RANGE', 'INVALID_TYPE_ON_FIELD_IN_RECORD', 'NOT_STORABLE'],
    advice: data('data science', 'The value does not fit into the field. Check it in the run.'),
  },
  {
    codes: ['CANNOT_EXECUTE_FLOW_TRIGGER', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'FIELD_FILTER_VALIDATION_EXCEPTION'],
    advice: automation(
      'A Flow or a validation rule of the org refused the record. Let it leave out the user of the load.',
    ),
  },
  {
    codes: ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'UNKNOWN_EXCEPTION', 'LIMIT_EXCEEDED', 'PROCESSING_HALTED'],
    says: /trigger|caused by|apex|execution of|limitexception|cpu time/i,
    advice: automation(
      'A trigger of the org failed, or it used up the limits of its transaction. Mend it, then load again.',
    ),
  },
  {
    codes: ['InvalidBatch'],
    says: /field name not found/i,
    advice: permission(
      'The user of the load may not see the field. Assign the permission set Churn_Loader, then load again.',
    ),
  },
  {
    codes: [
      'INSUFFICIENT_ACCESS',
      'INSUFFICIENT_ACCESS_OR_READONLY',
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'INVALID_FIELD',
      'INVALID_TYPE',
      'InvalidUser',
      'API_DISABLED_FOR_ORG',
      'API_CURRENTLY_DISABLED',
    ],
    advice: permission(
      'The user of the load may not do this. Assign the permission set Churn_Loader, then load again.',
    ),
  },
  {
    codes: ['STORAGE_LIMIT_EXCEEDED'],
    advice: platform(
      'admin',
      'The data storage of the org is full (Setup, Storage Usage). Free some, then load again.',
    ),
  },
  {
    codes: ['REQUEST_LIMIT_EXCEEDED', 'ExceededQuota', 'LIMIT_EXCEEDED'],
    advice: platform(
      'release engineer',
      'A limit of the org for 24 hours is used up (Setup, Company Information). Load again later.',
    ),
  },
];
