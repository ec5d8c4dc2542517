// SPDX-License-Identifier: Apache-2.0
import type { LightningUser } from '../lightningUser.ts';
import { escapeHtml } from './html.ts';
import type { Tab } from './tabs.ts';
import type { Texts } from './texts.ts';

export type Theme = 'light' | 'dark';

export type Header = {
  readonly app: string;
  readonly tabs: readonly Tab[];
  readonly activeTab: string | undefined;
  /** Of the user that the page is shown to. */
  readonly username: string;
  readonly users: readonly LightningUser[];
  readonly theme: Theme;
  /** Whether the style sheet has both themes. */
  readonly hasThemes: boolean;
  /** Path and query of the page. */
  readonly address: string;
  readonly texts: Texts;
};

/** App, tabs, theme and user; it works without a script. */
export function renderHeader(header: Header): string {
  return `<header id="local-header" class="local-header">
<p class="local-app">${escapeHtml(header.app)}</p>
<nav aria-label="${escapeHtml(header.texts.navigation)}"><ul class="local-tabs">
${header.tabs.map((tab) => renderTab(tab, header.activeTab)).join('\n')}
</ul></nav>
<form class="local-settings" method="post" action="/lightning/settings">
<input type="hidden" name="address" value="${escapeHtml(header.address)}">
${header.hasThemes ? renderTheme(header) : ''}
<details class="local-users"><summary>${escapeHtml(labelOf(header))}</summary>
<div class="local-menu" role="group" aria-label="${escapeHtml(header.texts.changeUser)}">
${header.users.map((user) => renderUser(user, header.username)).join('\n')}
</div></details>
</form>
</header>`;
}

const labelOf = ({ users, username }: Header): string =>
  users.find((user) => user.username === username)?.label ?? username;

const renderTab = ({ name, label, path }: Tab, active: string | undefined): string =>
  `<li><a href="${escapeHtml(path)}"${name === active ? ' aria-current="page"' : ''}>${escapeHtml(label)}</a></li>`;

function renderTheme({ theme, texts }: Header): string {
  const [value, label] = theme === 'dark' ? ['light', texts.lightTheme] : ['dark', texts.darkTheme];
  return `<button name="theme" value="${value}">${escapeHtml(label)}</button>`;
}

const renderUser = ({ username, label }: LightningUser, current: string): string =>
  `<button name="user" value="${escapeHtml(username)}"${username === current ? ' aria-current="true"' : ''}>${escapeHtml(label)}</button>`;
