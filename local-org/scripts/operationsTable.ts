// SPDX-License-Identifier: Apache-2.0
import type { Route } from '../src/wire/route.ts';

/** The operations as a Markdown table: what is served, the page that it implements, and what of it is not done. */
export function renderOperations(routes: readonly Route[]): string {
  const rows = routes.map(
    ({ method, path, doc, limits }) => `| ${method} | \`${path}\` | ${page(doc)} | ${limits ?? ''} |`,
  );
  return ['| method | path | page | not done |', '|---|---|---|---|', ...rows].join('\n');
}

/** The text with the part between the two markers replaced. */
export function insertOperations(text: string, table: string): string {
  return text.replace(
    /(<!-- operations -->\n)[\s\S]*(<!-- end of operations -->)/,
    (_, start: string, end: string) => `${start}\n${table}\n\n${end}`,
  );
}

function page(doc: string): string {
  const name = /([\w.-]+?)(\.html?)?$/.exec(doc)?.[1] ?? doc;
  return doc.startsWith('https://') ? `[${name.replace(/^sf\./, '')}](${doc})` : '';
}
