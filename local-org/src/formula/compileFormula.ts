// SPDX-License-Identifier: Apache-2.0
import type { FieldValue } from '../records/records.ts';
import type { Compilation, Compiled, Symbols } from './compiled.ts';
import { parseFormula, type Expression } from './expression.ts';
import { FormulaError } from './formulaError.ts';
import { compileFunction } from './functions/functions.ts';
import { compileOperation } from './operations.ts';

/**
 * Checks a formula (syntax, names, functions, types) and makes it ready to run. Throws FormulaError.
 * Numbers are JavaScript's, not the platform's decimals: use ROUND where the 15th digit matters.
 */
export function compileFormula<Scope>(formula: string, symbols: Symbols<Scope>): Compiled<Scope> {
  const compilation: Compilation<Scope> = {
    symbols,
    compile: (expression) => compileExpression(expression, compilation),
  };
  return compilation.compile(parseFormula(formula));
}

function compileExpression<Scope>(expression: Expression, compilation: Compilation<Scope>): Compiled<Scope> {
  switch (expression.kind) {
    case 'number':
      return constant('number', expression.value);
    case 'text':
      return constant('text', expression.value);
    case 'boolean':
      return constant('boolean', expression.value);
    case 'null':
      return constant('null', null);
    case 'reference':
      return resolve(expression.path, compilation);
    case 'call':
      return compileFunction(expression.name, expression.inputs, compilation);
    case 'negation':
      return compileOperation('-', { kind: 'number', value: 0 }, expression.operand, compilation);
    case 'operation':
      return compileOperation(expression.operator, expression.left, expression.right, compilation);
  }
}

const constant = <Scope>(type: Compiled<Scope>['type'], value: FieldValue): Compiled<Scope> => ({
  type,
  evaluate: () => value,
});

function resolve<Scope>(path: string, { symbols }: Compilation<Scope>): Compiled<Scope> {
  const found = symbols.resolve(path);
  if (found === undefined) throw new FormulaError(`Field ${path} does not exist. Check spelling.`);
  return found;
}
