// SPDX-License-Identifier: Apache-2.0
import { FormulaError } from './formulaError.ts';
import { tokenize, type Token } from './tokens.ts';

export type Operator = '||' | '&&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '+' | '-' | '&' | '*' | '/' | '^';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'reference'; readonly path: string }
  | { readonly kind: 'call'; readonly name: string; readonly inputs: readonly Expression[] }
  | { readonly kind: 'negation'; readonly operand: Expression }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

/** Parses a formula; throws FormulaError. */
export function parseFormula(formula: string): Expression {
  const cursor = openCursor(tokenize(formula));
  const expression = readOperations(cursor, 0);
  if (cursor.peek().kind !== 'end') throw new FormulaError(`Syntax error. Extra '${cursor.peek().text}'`);
  return expression;
}

// From weak to strong. Operators of a level group from the left.
const LEVELS: readonly Readonly<Record<string, Operator>>[] = [
  { '||': '||' },
  { '&&': '&&' },
  { '=': '=', '==': '=', '<>': '<>', '!=': '<>' },
  { '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
  { '+': '+', '-': '-', '&': '&' },
  { '*': '*', '/': '/' },
  { '^': '^' },
];

type Cursor = { peek(): Token; next(): Token; accept(sign: string): boolean; expect(sign: string): void };

function openCursor(tokens: readonly Token[]): Cursor {
  let position = 0;
  const peek = (): Token => tokens[position] ?? { kind: 'end', text: '' };
  const accept = (sign: string): boolean => {
    const found = peek().kind === 'sign' && peek().text === sign;
    if (found) position += 1;
    return found;
  };
  return {
    peek,
    accept,
    next: () => {
      const token = peek();
      position += 1;
      return token;
    },
    expect: (sign) => {
      if (!accept(sign)) throw new FormulaError(`Syntax error. Missing '${sign}'`);
    },
  };
}

function readOperations(cursor: Cursor, level: number): Expression {
  const operators = LEVELS[level];
  if (operators === undefined) return readUnary(cursor);
  let left = readOperations(cursor, level + 1);
  for (;;) {
    const token = cursor.peek();
    const operator = token.kind === 'sign' ? operators[token.text] : undefined;
    if (operator === undefined) return left;
    cursor.next();
    left = { kind: 'operation', operator, left, right: readOperations(cursor, level + 1) };
  }
}

function readUnary(cursor: Cursor): Expression {
  if (cursor.accept('-')) return { kind: 'negation', operand: readUnary(cursor) };
  if (cursor.accept('+')) return readUnary(cursor);
  if (cursor.accept('!')) return { kind: 'call', name: 'NOT', inputs: [readUnary(cursor)] };
  return readOperand(cursor);
}

function readOperand(cursor: Cursor): Expression {
  const token = cursor.next();
  switch (token.kind) {
    case 'number':
      return { kind: 'number', value: Number(token.text) };
    case 'text':
      return { kind: 'text', value: token.text };
    case 'reference':
      return { kind: 'reference', path: token.text };
    case 'name':
      return readName(token.text, cursor);
    case 'end':
      throw new FormulaError('Syntax error. The formula ends too early');
    case 'sign': {
      if (token.text !== '(') throw new FormulaError(`Syntax error. Found '${token.text}'`);
      const inner = readOperations(cursor, 0);
      cursor.expect(')');
      return inner;
    }
  }
}

const CONSTANTS: Readonly<Record<string, Expression>> = {
  TRUE: { kind: 'boolean', value: true },
  FALSE: { kind: 'boolean', value: false },
  NULL: { kind: 'null' },
};

function readName(name: string, cursor: Cursor): Expression {
  if (cursor.accept('(')) return { kind: 'call', name: name.toUpperCase(), inputs: readInputs(cursor) };
  return CONSTANTS[name.toUpperCase()] ?? { kind: 'reference', path: name };
}

function readInputs(cursor: Cursor): Expression[] {
  if (cursor.accept(')')) return [];
  const inputs = [readOperations(cursor, 0)];
  while (cursor.accept(',')) inputs.push(readOperations(cursor, 0));
  cursor.expect(')');
  return inputs;
}
