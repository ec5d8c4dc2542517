// SPDX-License-Identifier: Apache-2.0

/**
 * A run as the choice of runs shows it.
 * @typedef {object} LoadedRun
 * @property {string} id
 * @property {string} name
 * @property {string} season blank where the user may not see it
 * @property {string | undefined} finished RFC 3339
 */

/**
 * The runs of an answer to LOADED_RUNS, newest load first; undefined: the user may not see runs.
 * @param {any} data
 * @returns {LoadedRun[] | undefined}
 */
export function readLoadedRuns(data) {
  return nodesOf(data, 'Churn_Run__c')?.map((node) => ({
    id: node.Id,
    name: node.Name?.value ?? '',
    season: node.Season__c?.value ?? '',
    finished: node.Finished__c?.value ?? undefined,
  }));
}

/**
 * What a run keeps for a what-if, as text.
 * @typedef {object} KeptRun
 * @property {string} id
 * @property {string | null | undefined} thresholds JSON; undefined: the user may not see it; null: there is none
 * @property {string | null | undefined} preview JSON, likewise
 */

/**
 * The run of an answer to RUN_PREVIEW; undefined: it is gone, or the user may not see it.
 * @param {any} data
 * @returns {KeptRun | undefined}
 */
export function readKeptRun(data) {
  const node = nodesOf(data, 'Churn_Run__c')?.[0];
  return (
    node && {
      id: node.Id,
      thresholds: node.Thresholds__c?.value,
      preview: node.Preview__c?.value,
    }
  );
}

/**
 * Names by Id of an answer to OWNER_NAMES; empty where the user may not see users.
 * @param {any} data
 * @returns {Record<string, string>}
 */
export function readOwnerNames(data) {
  const named = (nodesOf(data, 'User') ?? []).filter((node) => node.Name?.value);
  return Object.fromEntries(named.map((node) => [node.Id, node.Name.value]));
}

/**
 * @param {any} data
 * @param {string} object
 * @returns {any[] | undefined}
 */
function nodesOf(data, object) {
  return data?.uiapi?.query?.[object]?.edges?.map((/** @type {any} */ { node }) => node);
}
