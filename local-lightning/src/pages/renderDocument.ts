// SPDX-License-Identifier: Apache-2.0
import { escapeHtml, scriptJson } from './html.ts';
import type { PageLayout } from './pageLayout.ts';
import type { Theme } from './renderHeader.ts';

/** What stands around each page. */
export type Frame = {
  /** Of the user's language. */
  readonly lang: string;
  readonly dir: string;
  readonly title: string;
  readonly header: string;
  readonly styleSheets: readonly string[];
  readonly theme: Theme;
};

/** A page of components. */
export type ComponentPage = {
  /** Of the page, where none of its components has one. */
  readonly heading: string | undefined;
  readonly layout: PageLayout;
  /** What `local/page` gives to modules. */
  readonly session: unknown;
  /** Module -> its address. */
  readonly imports: Readonly<Record<string, string>>;
  /** Allows the one script that stands in the page: an import map can't be loaded. */
  readonly nonce: string;
  /** Equal as long as the loaded modules, user and theme go on being right. */
  readonly identity: string;
};

/** The page as the browser gets it; the module `local/main` fills it. */
export function renderComponents(frame: Frame, page: ComponentPage): string {
  const head = `<script src="/lightning/assets/synthetic-shadow.js"></script>
<script type="importmap" nonce="${page.nonce}">${scriptJson({ imports: page.imports })}</script>`;
  const heading = page.heading === undefined ? '' : `<h1 class="slds-assistive-text">${escapeHtml(page.heading)}</h1>`;
  const body = `<main id="local-content">${heading}<div id="local-main"></div></main>
<div id="local-toasts" class="local-toasts"></div>
<script type="application/json" id="local-session">${scriptJson(page.session)}</script>
<script type="application/json" id="local-page">${scriptJson(page.layout)}</script>
<script type="module" src="${page.imports['local/main'] ?? ''}"></script>`;
  return renderFrame(frame, head, body, page.identity);
}

/** A page without components: what is wrong, a paragraph each. */
export function renderNotice(frame: Frame, lines: readonly string[]): string {
  const heading = `<h1 class="slds-text-heading_medium">${escapeHtml(frame.title)}</h1>`;
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
  return renderFrame(frame, '', `<main id="local-content" class="local-notice">${heading}\n${paragraphs}</main>`, '');
}

const renderFrame = (frame: Frame, head: string, body: string, identity: string): string => `<!doctype html>
<html lang="${escapeHtml(frame.lang)}" dir="${frame.dir}" data-identity="${escapeHtml(identity)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(frame.title)}</title>
${frame.styleSheets.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
${head}
</head>
<body class="slds-scope${frame.theme === 'dark' ? ' slds-color-scheme--dark' : ''}">
${frame.header}
${body}
</body>
</html>
`;
