// SPDX-License-Identifier: Apache-2.0
// What sales may answer: labels, choices and rights as the org has them, and what an answer changes.
import { ANSWER_FIELDS } from 'c/churnRiskRecord';

/**
 * @typedef {object} AnswerField
 * @property {string} label
 * @property {boolean} editable
 * @property {readonly { label: string, value: string }[]} options empty where the field is no picklist
 */
/** By API name; a field that the user may not read is not there. @typedef {Readonly<Record<string, AnswerField | undefined>>} AnswerForm */
/** Values by API name, as the platform takes them. @typedef {Readonly<Record<string, string | null>>} Answer */

/**
 * @param {ObjectInfo} info
 * @param {PicklistValues | undefined} picklists
 * @returns {AnswerForm}
 */
export function composeForm(info, picklists) {
  const entries = Object.keys(ANSWER_FIELDS).flatMap((name) => {
    const field = info.fields[name];
    if (!field) return [];
    const options = picklists?.picklistFieldValues[name]?.values ?? [];
    return [[name, { label: field.label, editable: field.updateable, options: options.map(optionOf) }]];
  });
  return Object.fromEntries(entries);
}

/**
 * The part of a draft that differs from the record: only that is written.
 * @param {import('c/churnRiskRecord').Risk} risk
 * @param {Answer} draft
 * @returns {Answer}
 */
export function changedFields(risk, draft) {
  return Object.fromEntries(
    Object.entries(draft).filter(([name, value]) => (value || null) !== (valueOf(risk, name) || null)),
  );
}

/** What the risk holds in the field of this API name. @param {import('c/churnRiskRecord').Risk} risk @param {string} name */
export function valueOf(risk, name) {
  const property = ANSWER_FIELDS[/** @type {keyof typeof ANSWER_FIELDS} */ (name)];
  return property && risk[property];
}

/** In the user's language. @param {AnswerField | undefined} field @param {string | null | undefined} value */
export function labelOf(field, value) {
  const labels = (value ?? '')
    .split(';')
    .map((part) => field?.options.find((option) => option.value === part)?.label ?? part);
  return labels.join(', ');
}

/** @param {{ label: string, value: string }} option */
function optionOf({ label, value }) {
  return { label, value };
}
