// SPDX-License-Identifier: Apache-2.0
// Shows the page that the server laid out, and the next one without loading the modules again.
import { createElement } from 'lwc';
import Page from 'flexipage/page';
import { username } from 'local/page';
import { NAVIGATE, tellPage } from 'local/navigator';
import { showToasts } from 'local/toasts';

showPage();
showToasts(document.getElementById('local-toasts'));
window.addEventListener(NAVIGATE, ({ detail: { url, replace } }) => void go(new URL(url, location.href), replace));
window.addEventListener('popstate', () => void replacePage(new URL(location.href)));
document.addEventListener('click', followLink);

function showPage() {
  const layout = JSON.parse(document.getElementById('local-page').textContent);
  const page = createElement('flexipage-page', { is: Page });
  page.layout = layout;
  document.getElementById('local-main').replaceChildren(page);
}

/** Links of components stay in this window as they do in Lightning Experience. */
function followLink(event) {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !link) return;
  const url = new URL(link.href, location.href);
  const isOurs = url.origin === location.origin && url.pathname.startsWith('/lightning/');
  if (!isOurs || (link.target !== '' && link.target !== '_self')) return;
  event.preventDefault();
  void go(url, false);
}

async function go(url, replace) {
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  await replacePage(url);
}

/** Takes header and layout of another page; loads it whole where it was built anew or is another user's. */
async function replacePage(url) {
  const response = await fetch(url, { headers: { 'x-local-user': username } });
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (!response.ok || identityOf(next) !== identityOf(document)) return location.assign(url);
  for (const id of ['local-header', 'local-content', 'local-page'])
    document.getElementById(id).replaceWith(next.getElementById(id));
  document.title = next.title;
  tellPage(url);
  return showPage();
}

const identityOf = (page) => page.documentElement.dataset.identity;
