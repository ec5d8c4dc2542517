// SPDX-License-Identifier: Apache-2.0
// What the page says of answers, from values alone.
import { fill } from 'c/churnFormat';
import { labelOf, valueOf } from 'c/churnFeedbackForm';
import conflict from '@salesforce/label/c.Churn_Feedback_Conflict';
import blank from '@salesforce/label/c.Churn_Feedback_Blank';

/** @typedef {import('c/churnRiskRecord').Risk} Risk */
/** @typedef {import('c/churnFeedbackForm').AnswerForm} AnswerForm */

/**
 * Of these fields, those that the user may read and not change, with what was answered.
 * @param {Risk} risk @param {AnswerForm} form @param {readonly string[]} names
 */
export function listGivenAnswers(risk, form, names) {
  return names.flatMap((name) => {
    const field = form[name];
    const value = valueOf(risk, name);
    return field && !field.editable && value ? [{ name, label: field.label, value: labelOf(field, value) }] : [];
  });
}

/**
 * What somebody else made of the risk meanwhile.
 * @param {AnswerForm} form @param {{ current: Risk, changed: readonly string[] }} conflicted
 */
export function describeConflict(form, { current, changed }) {
  const parts = changed.map(
    (name) => `${form[name]?.label ?? name}: ${labelOf(form[name], valueOf(current, name)) || blank}`,
  );
  return fill(conflict, parts.join('; '));
}

/**
 * Texts of a fault that stand with the whole record: a fault of a field that is not on the page is one of them.
 * @param {AnswerForm} form
 * @param {import('c/churnRiskSaving').SaveFault} fault
 * @param {readonly string[]} shown fields that have a place for their fault
 */
export function listRecordFaults(form, { messages, fields }, shown) {
  const others = Object.keys(fields).filter((name) => !shown.includes(name));
  return [...messages, ...others.map((name) => `${form[name]?.label ?? name}: ${fields[name]}`)];
}
