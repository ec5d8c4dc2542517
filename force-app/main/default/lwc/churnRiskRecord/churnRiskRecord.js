// SPDX-License-Identifier: Apache-2.0
// Risks, their runs and Tasks as plain values, from what the GraphQL API answers.

/**
 * A risk. `null`: the field is blank; `undefined`: the user may not read it, so what it would say is left out.
 * @typedef {object} Risk
 * @property {string} id
 * @property {string | null} [name]
 * @property {string | null} [season]
 * @property {string | null} [status]
 * @property {string | null} [statusLabel] in the user's language
 * @property {string | null} [statusReason]
 * @property {string | null} [band]
 * @property {number | null} [probability]
 * @property {number | null} [probabilityBefore]
 * @property {number | null} [valueAtRisk]
 * @property {number | null} [renewalValue]
 * @property {boolean | null} [valueIsPartial]
 * @property {number | null} [renewalsAtRisk]
 * @property {string | null} [nextRenewalDate]
 * @property {string | null} [asOf]
 * @property {readonly (string | null | undefined)[]} reasons
 * @property {string | null} [rationale] JSON text
 * @property {string | null} [dataGaps]
 * @property {string | null} [taskError]
 * @property {number | null} [alertNumber]
 * @property {string | null} [verdict]
 * @property {string | null} [cause]
 * @property {string | null} [action] values joined by `;`
 * @property {string | null} [comment]
 * @property {string | null} [snoozedUntil]
 * @property {string | null} [firstViewed]
 * @property {string} [lastModified]
 * @property {string | null} [currencyCode] of the record, in orgs with several currencies
 * @property {Run} [run]
 * @property {OpenTask | null} [task] null: none is open
 */
/**
 * @typedef {object} Run
 * @property {string} id
 * @property {string | null} [name]
 * @property {string | null} [season]
 * @property {string | null} [status]
 * @property {string | null} [modelName]
 * @property {string | null} [modelVersion]
 * @property {string | null} [scoredAt]
 * @property {string | null} [asOf]
 * @property {string | null} [currencyCode]
 */
/**
 * @typedef {object} OpenTask
 * @property {string} id
 * @property {string | null} [subject]
 * @property {string | null} [dueDate]
 * @property {string | null} [statusLabel]
 */

/** The fields of a risk that sales may write, and what they are called in `Risk`. */
export const ANSWER_FIELDS = /** @type {const} */ ({
  Status__c: 'status',
  Verdict__c: 'verdict',
  Cause_Seen__c: 'cause',
  Action_Taken__c: 'action',
  Comment__c: 'comment',
  Snoozed_Until__c: 'snoozedUntil',
  First_Viewed__c: 'firstViewed',
});

/**
 * What the panel is about. `risks` is undefined where the user may not read risks.
 * `runs` holds the loaded runs, newest first; it is empty where the user may not read them or their status.
 * @param {any} data of the panel's query
 * @returns {{ risks: readonly Risk[] | undefined, runs: readonly Run[] }}
 */
export function readPanelAnswer(data) {
  const roots = data?.uiapi?.query;
  const tasks =
    roots?.Task &&
    new Map(
      nodes(roots.Task)
        .reverse()
        .map((node) => [node.WhatId?.value, readTask(node)]),
    );
  return {
    risks: roots?.Risk__c && nodes(roots.Risk__c).map((node) => readRisk(node, tasks && (tasks.get(node.Id) ?? null))),
    runs: nodes(roots?.Churn_Run__c).map(readRun).filter(isLoaded).sort(byScoring),
  };
}

/** The same risk with fields that were written to it. @param {Risk} risk @param {Readonly<Record<string, any>>} fields */
export function withFields(risk, fields) {
  const written = Object.entries(ANSWER_FIELDS).filter(([field]) => field in fields);
  return { ...risk, ...Object.fromEntries(written.map(([field, property]) => [property, fields[field]])) };
}

/** @param {any} node @param {OpenTask | null | undefined} task @returns {Risk} */
function readRisk(node, task) {
  return {
    id: node.Id,
    name: node.Name?.value,
    season: node.Season__c?.value,
    ...readFigures(node),
    ...readAnswer(node),
    reasons: [node.Reason_1__c?.value, node.Reason_2__c?.value, node.Reason_3__c?.value],
    rationale: node.Rationale__c?.value,
    dataGaps: node.Data_Gaps__c?.value,
    taskError: node.Task_Error__c?.value,
    alertNumber: node.Alert_Number__c?.value,
    lastModified: node.LastModifiedDate?.value,
    run: node.Run__r?.Id ? readRun(node.Run__r) : undefined,
    task,
  };
}

/** @param {any} node */
function readFigures(node) {
  return {
    band: node.Band__c?.value,
    probability: node.Probability__c?.value,
    probabilityBefore: node.Probability_Before__c?.value,
    valueAtRisk: node.Value_At_Risk__c?.value,
    renewalValue: node.Renewal_Value__c?.value,
    valueIsPartial: node.Value_Is_Partial__c?.value,
    renewalsAtRisk: node.Renewals_At_Risk__c?.value,
    nextRenewalDate: node.Next_Renewal_Date__c?.value,
    asOf: node.As_Of__c?.value,
    currencyCode: node.CurrencyIsoCode?.value,
  };
}

/** @param {any} node */
function readAnswer(node) {
  return {
    status: node.Status__c?.value,
    statusLabel: node.Status__c?.displayValue ?? node.Status__c?.value,
    statusReason: node.Status_Reason__c?.value,
    verdict: node.Verdict__c?.value,
    cause: node.Cause_Seen__c?.value,
    action: node.Action_Taken__c?.value,
    comment: node.Comment__c?.value,
    snoozedUntil: node.Snoozed_Until__c?.value,
    firstViewed: node.First_Viewed__c?.value,
  };
}

/** @param {any} node @returns {Run} */
function readRun(node) {
  return {
    id: node.Id,
    name: node.Name?.value,
    season: node.Season__c?.value,
    status: node.Status__c?.value,
    modelName: node.Model_Name__c?.value,
    modelVersion: node.Model_Version__c?.value,
    scoredAt: node.Scored_At__c?.value,
    asOf: node.As_Of__c?.value,
    currencyCode: node.Currency__c?.value,
  };
}

/** @param {any} node @returns {OpenTask} */
function readTask(node) {
  return {
    id: node.Id,
    subject: node.Subject?.value,
    dueDate: node.ActivityDate?.value,
    statusLabel: node.Status?.displayValue ?? node.Status?.value,
  };
}

/** @param {Run} run */
function isLoaded({ status }) {
  return status === 'Loaded' || status === 'Loaded with failures';
}

/** @param {Run} left @param {Run} right */
function byScoring(left, right) {
  return compareLater(left.scoredAt, right.scoredAt) || compareLater(left.asOf, right.asOf);
}

/** Times of one form compare as text; an unknown one goes last. @param {string | null} [left] @param {string | null} [right] */
function compareLater(left, right) {
  const [a, b] = [left ?? '', right ?? ''];
  return a < b ? 1 : a > b ? -1 : 0;
}

/** @param {any} connection @returns {any[]} */
function nodes(connection) {
  return (connection?.edges ?? []).map((/** @type {any} */ edge) => edge.node);
}
