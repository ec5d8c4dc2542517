// SPDX-License-Identifier: Apache-2.0
// What the server says of the user and the texts; it stays for as long as the page is not loaded anew.

const session = JSON.parse(document.getElementById('local-session').textContent);

/** Sent with each request, so that two windows can be two users. */
export const username = session.username;

/** `{Id, isGuest}` */
export const user = session.user;

/** `@salesforce/i18n/<name>` -> its value in the user's locale. */
export const i18n = session.i18n;

/** Custom label -> its text in the user's language. */
export const labels = session.labels;

/** `Large` or `Small`. */
export const formFactor = session.formFactor;
