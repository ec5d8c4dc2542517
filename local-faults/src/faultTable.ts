// SPDX-License-Identifier: Apache-2.0
import type { Fault } from './fault.ts';
import type { Option } from './option.ts';
import { PACE_OPTIONS } from './pace.ts';

/** The text with the part between the markers `<!-- faults -->` and `<!-- end of faults -->` written anew. */
export function insertFaults(page: string, faults: readonly Fault[]): string {
  return page.replace(
    /(<!-- faults -->\n)[\s\S]*(<!-- end of faults -->)/,
    (_, start: string, end: string) => `${start}\n${renderFaults(faults)}\n\n${renderPace()}\n\n${end}`,
  );
}

/** The faults as a Markdown table: what goes wrong, the options with what is usual first, and where it is from. */
function renderFaults(faults: readonly Fault[]): string {
  const rows = faults.map(
    ({ name, does, page, matches, options }) =>
      `| \`${name}\` | ${does} | ${renderOptions(options)} | ${matches.join(', ')} | [source](${page}) |`,
  );
  return ['| fault | what it does | options | narrowed by | |', '|---|---|---|---|---|', ...rows].join('\n');
}

function renderPace(): string {
  const rows = Object.entries(PACE_OPTIONS).map(([name, { about }]) => `| \`${name}\` | ${about} |`);
  return ['| every fault takes | which strikes |', '|---|---|', ...rows].join('\n');
}

function renderOptions(options: Readonly<Record<string, Option<unknown>>>): string {
  return Object.entries(options)
    .map(([name, { about, form, fallback }]) => `\`${name}\`: ${about} (${form}${renderFallback(form, fallback)})`)
    .join('; ');
}

/** Of a choice the first is what is usual. */
function renderFallback(form: string, fallback: unknown): string {
  if (fallback === '' || form.startsWith(`${String(fallback)} or `)) return '';
  return fallback === Infinity ? '; no limit' : `; ${String(fallback)}`;
}
