// SPDX-License-Identifier: Apache-2.0
// Between components that want to go somewhere and the shell, which shows the page.
// https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html

/** Sent to the window with the address to show: `{url, replace}`. */
export const NAVIGATE = 'local:navigate';

/** Goes to a page; an address outside opens a window of its own. */
export function open(reference, replace) {
  const url = urlOf(reference);
  if (reference.type === 'standard__webPage' && new URL(url, location.href).origin !== location.origin)
    window.open(url, '_blank', 'noopener');
  else window.dispatchEvent(new CustomEvent(NAVIGATE, { detail: { url, replace } }));
}

/** The address of a page; throws an Error that names a type or action that the stand-in does not have. */
export function urlOf({ type, attributes = {}, state = {} }) {
  const write = ADDRESSES[type];
  if (write === undefined) throw new Error(`The page type ${type} is not part of local-lightning`);
  const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value !== undefined && value !== null));
  return query.size === 0 ? write(attributes) : `${write(attributes)}?${query}`;
}

/** The page reference of an address of this stand-in. */
export function referenceOf({ pathname, searchParams }) {
  const state = Object.fromEntries([...searchParams].filter(([name]) => !SETTINGS.includes(name)));
  const [, , kind, first, second, third] = pathname.split('/').map(decodeURIComponent);
  if (kind === 'r')
    return {
      type: 'standard__recordPage',
      attributes: { objectApiName: first, recordId: second, actionName: third },
      state,
    };
  if (kind === 'o')
    return { type: 'standard__objectPage', attributes: { objectApiName: first, actionName: second }, state };
  if (kind === 'n') return { type: 'standard__navItemPage', attributes: { apiName: first }, state };
  return { type: 'standard__namedPage', attributes: { pageName: 'home' }, state };
}

/** Wire adapter class for the reference of the open page; all of them hear of a change. */
export function makePageReferenceAdapter() {
  return class {
    constructor(emit) {
      this.emit = emit;
      emit(current);
    }

    connect() {
      listeners.add(this.emit);
      this.emit(current);
    }

    disconnect() {
      listeners.delete(this.emit);
    }

    update() {}
  };
}

/** Called by the shell when it shows another page. */
export function tellPage(url) {
  current = referenceOf(url);
  for (const emit of listeners) emit(current);
}

const ADDRESSES = {
  standard__recordPage: ({ objectApiName, recordId, actionName = 'view' }) =>
    `/lightning/r/${objectApiName ? `${objectApiName}/` : ''}${recordId}/${actionName}`,
  standard__objectPage: ({ objectApiName, actionName }) => `/lightning/o/${objectApiName}/${actionName}`,
  standard__navItemPage: ({ apiName }) => `/lightning/n/${apiName}`,
  standard__namedPage: ({ pageName }) => `/lightning/page/${pageName}`,
  standard__webPage: ({ url }) => url,
};

/** Parts of an address that set up the stand-in. */
const SETTINGS = ['app', 'user', 'theme', 'formFactor'];

const listeners = new Set();
let current = referenceOf(new URL(location.href));
