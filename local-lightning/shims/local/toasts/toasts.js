// SPDX-License-Identifier: Apache-2.0
import { ShowToastEventName } from 'lightning/platformShowToastEvent';

/** Shows the messages that components ask for. */
export function showToasts(container) {
  window.addEventListener(ShowToastEventName, ({ detail }) => container.append(createToast(detail)));
}

const MILLISECONDS = 5000;

/** An error stays until it is closed, as in Lightning Experience. */
function createToast({ title = '', message = '', messageData, variant = 'info', mode = 'dismissible' }) {
  const toast = element('div', `slds-notify slds-notify_toast slds-theme_${variant}`);
  toast.setAttribute('role', variant === 'error' ? 'alert' : 'status');
  const text = element('div', 'slds-notify__content');
  text.append(element('h2', 'slds-text-heading_small', title), element('p', '', fill(message, messageData)));
  const close = element('button', 'slds-button slds-notify__close', '×');
  close.type = 'button';
  close.ariaLabel = 'Close';
  close.addEventListener('click', () => toast.remove());
  toast.append(text, close);
  if (mode !== 'sticky' && !(variant === 'error' && mode === 'dismissible'))
    setTimeout(() => toast.remove(), MILLISECONDS);
  return toast;
}

/** `{0}` and the like; a link's label stands for the link. */
const fill = (message, data = []) =>
  message.replace(/\{(\d+)\}/g, (place, index) => data[index]?.label ?? data[index] ?? place);

function element(tag, className, text = '') {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
