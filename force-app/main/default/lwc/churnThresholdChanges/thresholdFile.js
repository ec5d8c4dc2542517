// SPDX-License-Identifier: Apache-2.0

/** @typedef {import('c/churnCore').ThresholdRecord} ThresholdRecord */

/** @param {string} season letters, digits and . _ - */
export function nameFile(season) {
  return season === '' ? 'thresholds.json' : `thresholds-${season}.json`;
}

/**
 * The file of `sf churn preview --thresholds`: all records, whole. Their Ids are the org's own and stay out.
 * @param {readonly ThresholdRecord[]} records
 */
export function renderFile(records) {
  const thresholds = records.map((record) =>
    Object.fromEntries(Object.entries(record).filter(([field]) => field !== 'Id')),
  );
  return `${JSON.stringify({ thresholds }, undefined, 2)}\n`;
}

/**
 * The page of Setup where the record is changed; the list of Custom Metadata Types where its Id is not known.
 * @param {string | undefined | null} id
 */
export function setupUrlOf(id) {
  return id
    ? `/lightning/setup/CustomMetadata/page?address=${encodeURIComponent(`/${id}`)}`
    : '/lightning/setup/CustomMetadata/home';
}

/**
 * Hands the text to the browser as a download.
 * @param {string} name
 * @param {string} text
 */
export function saveFile(name, text) {
  // Lightning Web Security takes blobs of few types only, this is one
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
