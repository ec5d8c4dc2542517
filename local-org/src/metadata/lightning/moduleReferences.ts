// SPDX-License-Identifier: Apache-2.0

/** What a file of a component asks for, and where. */
export type Reference = { readonly name: string; readonly line: number };

/** The modules that a script imports or exports from, by their specifiers. */
export function importsOf(script: string): readonly Reference[] {
  const code = blank(script, /\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm);
  return IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)]).map((match) => ({
    name: match[1] ?? '',
    line: lineOf(code, match.index + match[0].length),
  }));
}

/** The custom components that a template shows: `<c-line-item>` is `lineItem`. */
export function componentsOf(template: string): readonly Reference[] {
  const code = blank(template, /<!--[\s\S]*?-->/g);
  return [...code.matchAll(/<c-([a-z0-9-]+)/g)].map((match) => ({
    name: (match[1] ?? '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    line: lineOf(code, match.index),
  }));
}

/** The properties that a script opens to its page by `@api`. */
export const publicPropertiesOf = (script: string): ReadonlySet<string> =>
  new Set([...script.matchAll(/@api\s+(?:(?:get|set)\s+)?(\w+)/g)].map((match) => match[1] ?? ''));

/** Comments as empty lines, so that places stay the same. */
const blank = (text: string, comments: RegExp): string =>
  text.replace(comments, (comment) => comment.replace(/[^\n]/g, ' '));

const IMPORTS = [
  /^[ \t]*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
];

const lineOf = (text: string, end: number): number => text.slice(0, end).split('\n').length;
