// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/lwc/guide/use-toast.html

export const ShowToastEventName = 'lightning__showtoast';

/** Asks the page to show a message: `{title, message, messageData, variant, mode}`. */
export class ShowToastEvent extends CustomEvent {
  constructor(toast) {
    super(ShowToastEventName, { bubbles: true, composed: true, cancelable: true, detail: toast });
  }
}
