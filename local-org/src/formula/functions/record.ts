// SPDX-License-Identifier: Apache-2.0
// Functions that ask for the moment or for what a record was before the save.
import type { Compilation, Compiled } from '../compiled.ts';
import { dateOf } from '../days.ts';
import type { Expression } from '../expression.ts';
import { FormulaError } from '../formulaError.ts';
import type { SpecialFunction } from './formulaFunction.ts';

export const recordFunctions: Readonly<Record<string, SpecialFunction>> = {
  NOW: {
    inputs: [0, 0],
    compile: (_, { symbols }) => ({ type: 'datetime', evaluate: (scope) => symbols.now(scope).toISOString() }),
  },
  TODAY: {
    inputs: [0, 0],
    compile: (_, { symbols }) => ({ type: 'date', evaluate: (scope) => dateOf(symbols.now(scope)) }),
  },
  ISNEW: { inputs: [0, 0], compile: compileIsNew },
  ISCHANGED: { inputs: [1, 1], compile: compileIsChanged },
  PRIORVALUE: { inputs: [1, 1], compile: compilePriorValue },
};

function compileIsNew<Scope>(_inputs: readonly Expression[], { symbols }: Compilation<Scope>): Compiled<Scope> {
  const isNew = symbols.isNew;
  if (isNew === undefined) throw unavailable('ISNEW');
  return { type: 'boolean', evaluate: isNew };
}

/** False for a record that is being created. */
function compileIsChanged<Scope>(inputs: readonly Expression[], compilation: Compilation<Scope>): Compiled<Scope> {
  const { now, prior, isNew } = nowAndBefore('ISCHANGED', inputs, compilation);
  return { type: 'boolean', evaluate: (scope) => !isNew(scope) && now.evaluate(scope) !== prior.evaluate(scope) };
}

/** The value of now for a record that is being created. */
function compilePriorValue<Scope>(inputs: readonly Expression[], compilation: Compilation<Scope>): Compiled<Scope> {
  const { now, prior, isNew } = nowAndBefore('PRIORVALUE', inputs, compilation);
  return { type: prior.type, evaluate: (scope) => (isNew(scope) ? now : prior).evaluate(scope) };
}

function nowAndBefore<Scope>(name: string, [input]: readonly Expression[], { compile, symbols }: Compilation<Scope>) {
  if (input?.kind !== 'reference') throw new FormulaError(`Function ${name}() may be used only with a field`);
  const now = compile(input);
  const prior = symbols.resolvePrior(input.path);
  const isNew = symbols.isNew;
  if (prior === undefined || isNew === undefined) throw unavailable(name);
  return { now, prior, isNew };
}

const unavailable = (name: string): FormulaError =>
  new FormulaError(`Function ${name} may not be used in this type of formula`);
