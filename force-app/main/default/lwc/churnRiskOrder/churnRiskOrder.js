// SPDX-License-Identifier: Apache-2.0
// Which risks stand where, and in which order.
import { daysBetween } from 'c/churnFormat';

/** @typedef {import('c/churnRiskRecord').Risk} Risk */
/** @typedef {import('c/churnRiskRecord').Run} Run */

const OPEN = new Set(['Open', 'In Progress', 'Snoozed']);
/** The outcome is known: nothing is left to do. */
const SETTLED = new Set(['Renewed', 'Lost']);

/** @param {Risk} risk */
export function isOpen({ status }) {
  // a status that the user may not read hides that it is closed, not the risk
  return status === undefined || OPEN.has(status ?? '');
}

/**
 * Open risks by urgency; the closed ones of seasons that still run; all others, for the history.
 * A season runs while a risk of it is open, or while it is the one loaded last.
 * @param {readonly Risk[]} risks
 * @param {readonly Run[]} runs loaded ones, newest first
 * @param {string} today `YYYY-MM-DD`
 * @param {readonly string[]} held ids of risks that stay with the open ones, whatever became of them
 */
export function groupRisks(risks, runs, today, held = []) {
  const isShownOpen = (/** @type {Risk} */ risk) => isOpen(risk) || held.includes(risk.id);
  const open = risks.filter(isShownOpen).sort((left, right) => urgency(right, today) - urgency(left, today));
  const running = new Set([...open.map(({ season }) => season), runs[0]?.season]);
  const isClosed = (/** @type {Risk} */ risk) => !SETTLED.has(risk.status ?? '') && running.has(risk.season);
  const rest = risks.filter((risk) => !isShownOpen(risk));
  return { open, closed: rest.filter(isClosed), earlier: rest.filter((risk) => !isClosed(risk)) };
}

/**
 * Value x closeness, as the field Urgency__c has it: the value at risk for each month that is left, at least one.
 * Without a readable value the probability stands in, so that the order still says something.
 * @param {Risk} risk
 * @param {string} today `YYYY-MM-DD`
 */
export function urgency({ valueAtRisk, probability, nextRenewalDate }, today) {
  const months = nextRenewalDate ? daysBetween(today, nextRenewalDate) / 30 : 1;
  return (valueAtRisk ?? probability ?? 0) / Math.max(1, months);
}
