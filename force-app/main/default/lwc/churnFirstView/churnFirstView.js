// SPDX-License-Identifier: Apache-2.0
// The time at which sales first saw a risk: stamped once, by whoever is first, and never at a reader's cost.
import { writeRisk } from 'c/churnRiskSaving';

/** Risks tried on this page; a stamp that failed is not tried again. @type {Set<string>} */
const tried = new Set();

/**
 * Calls back once when the element is on the screen. @returns {() => void} ends the watching
 * @param {Element} element
 * @param {() => void} callback
 */
export function whenShown(element, callback) {
  if (typeof IntersectionObserver === 'undefined') {
    callback();
    return () => {};
  }
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    callback();
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/**
 * Stamps a risk that nobody has viewed yet. Where it was modified meanwhile somebody else may have viewed it: the stamp
 * is left then, as it is after any other error.
 * @param {import('c/churnRiskRecord').Risk} risk
 * @returns {Promise<{ fields: Record<string, string>, lastModified: string | undefined } | undefined>} what was written
 */
export async function stampFirstView({ id, firstViewed, lastModified }) {
  if (firstViewed !== null || tried.has(id)) return undefined;
  tried.add(id);
  const fields = { First_Viewed__c: new Date().toISOString() };
  try {
    return { fields, lastModified: await writeRisk({ id, lastModified }, fields) };
  } catch {
    return undefined;
  }
}
