// SPDX-License-Identifier: Apache-2.0
import { FormulaError } from './formulaError.ts';

export type Token =
  | { readonly kind: 'number' | 'text' | 'name' | 'reference'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'end'; readonly text: '' };

/** Splits a formula. `{!path}` becomes a `reference`; a bare `path` or `FUNCTION` a `name`. Throws FormulaError. */
export function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < formula.length) {
    const match = PATTERN.exec(formula.slice(position));
    if (match === null) throw new FormulaError(`Syntax error. Found '${formula.slice(position, position + 10)}'`);
    const token = readToken(match.groups ?? {});
    if (token !== undefined) tokens.push(token);
    position += match[0].length;
  }
  return [...tokens, { kind: 'end', text: '' }];
}

const PATTERN = new RegExp(
  [
    '(?<blank>\\s+|/\\*[\\s\\S]*?\\*/)',
    '(?<number>\\d+(?:\\.\\d+)?|\\.\\d+)',
    '(?<text>"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\')',
    '\\{!(?<reference>[^}]+)\\}',
    '(?<name>\\$?[A-Za-z]\\w*(?:\\.\\w+)*)',
    '(?<sign>&&|\\|\\||<=|>=|<>|!=|==|[-+*/^&=<>(),!])',
  ]
    .join('|')
    .replace(/^/, '^(?:')
    .replace(/$/, ')'),
  's',
);

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function readToken(groups: Readonly<Record<string, string | undefined>>): Token | undefined {
  if (groups['number'] !== undefined) return { kind: 'number', text: groups['number'] };
  if (groups['text'] !== undefined)
    return {
      kind: 'text',
      text: groups['text'].slice(1, -1).replace(/\\(.)/gs, (_, sign: string) => ESCAPES[sign] ?? sign),
    };
  if (groups['reference'] !== undefined) return { kind: 'reference', text: groups['reference'].trim() };
  if (groups['name'] !== undefined) return { kind: 'name', text: groups['name'] };
  if (groups['sign'] !== undefined) return { kind: 'sign', text: groups['sign'] };
  return undefined;
}
