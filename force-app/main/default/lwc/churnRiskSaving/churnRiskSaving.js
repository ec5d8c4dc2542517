// SPDX-License-Identifier: Apache-2.0
// Writing to a risk that the load, a Flow or a colleague may have written meanwhile.
import { updateRecord } from 'lightning/uiRecordApi';
import { valueOf } from 'c/churnFeedbackForm';

/** @typedef {import('c/churnRiskRecord').Risk} Risk */
/** @typedef {import('c/churnFeedbackForm').Answer} Answer */
/**
 * Why a save failed: texts of the org for the whole record, and by API name of the field.
 * @typedef {object} SaveFault
 * @property {readonly string[]} messages
 * @property {Readonly<Record<string, string>>} fields
 */
/**
 * @typedef {{ outcome: 'saved', lastModified: string | undefined }
 *   | { outcome: 'conflict', current: Risk, changed: readonly string[] }
 *   | { outcome: 'failed', fault: SaveFault }} SaveResult
 */

/** A load writes a risk once; a third change within one save is no longer bad luck. */
const MOST_TRIES = 3;

/** Status and error codes of the UI API for "modified since". */
const CONFLICT_STATUS = new Set([409, 412]);

/**
 * Writes the fields unless the record was modified since `risk` was read. Where it was, but neither its status nor what
 * is written here has changed, it is written again with the new time: the user has nothing to decide then.
 * @param {Risk} risk
 * @param {Answer} fields
 * @param {() => Promise<Risk | undefined>} refetch the risk as the org has it now
 * @returns {Promise<SaveResult>}
 */
export async function saveAnswer(risk, fields, refetch) {
  let seen = risk;
  for (let tries = 1; ; tries++) {
    try {
      // each try builds on what the last one learnt
      // eslint-disable-next-line no-await-in-loop
      return { outcome: 'saved', lastModified: await writeRisk(seen, fields) };
    } catch (error) {
      if (!isConflict(error) || tries === MOST_TRIES) return { outcome: 'failed', fault: readSaveFault(error) };
      // eslint-disable-next-line no-await-in-loop
      const current = await refetch();
      if (!current) return { outcome: 'failed', fault: readSaveFault(error) };
      const changed = ['Status__c', ...Object.keys(fields)].filter((name) => differs(risk, current, name));
      if (changed.length > 0) return { outcome: 'conflict', current, changed: [...new Set(changed)] };
      seen = current;
    }
  }
}

/**
 * Writes the fields unless the record was modified since the risk was read; throws what the Lightning Data Service does.
 * @param {Pick<Risk, 'id' | 'lastModified'>} risk
 * @param {Answer} fields
 * @returns {Promise<string | undefined>} when the record was modified
 */
export async function writeRisk({ id, lastModified }, fields) {
  const options = lastModified ? { ifUnmodifiedSince: lastModified } : undefined;
  const record = /** @type {any} */ (await updateRecord({ fields: { Id: id, ...fields } }, options));
  return record?.lastModifiedDate ?? undefined;
}

/**
 * @param {any} error what the Lightning Data Service throws
 * @returns {SaveFault}
 */
export function readSaveFault(error) {
  const { errors = [], fieldErrors = {} } = error?.body?.output ?? {};
  const fields = Object.entries(fieldErrors).map(([name, faults]) => [name, textOf(faults)]);
  const messages = [...new Set(errors.map((/** @type {LdsFault} */ { message }) => message))];
  if (messages.length === 0 && fields.length === 0) messages.push(error?.body?.message ?? error?.message ?? '');
  return { messages: messages.filter(Boolean), fields: Object.fromEntries(fields) };
}

/** @param {any} error */
function isConflict(error) {
  return CONFLICT_STATUS.has(error?.status) || CONFLICT_STATUS.has(error?.body?.statusCode);
}

/** @param {Risk} before @param {Risk} after @param {string} name */
function differs(before, after, name) {
  return (valueOf(before, name) || null) !== (valueOf(after, name) || null);
}

/** @param {any} faults */
function textOf(faults) {
  return [...new Set([faults].flat().map(({ message }) => message))].join(' ');
}
