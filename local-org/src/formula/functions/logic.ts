// SPDX-License-Identifier: Apache-2.0
import type { FieldValue } from '../../records/records.ts';
import type { Compilation, Compiled } from '../compiled.ts';
import type { Expression } from '../expression.ts';
import { FormulaError } from '../formulaError.ts';
import { typeName, type FormulaType } from '../formulaType.ts';
import type { SpecialFunction } from './formulaFunction.ts';

export const logicFunctions: Readonly<Record<string, SpecialFunction>> = {
  AND: {
    inputs: [1, Infinity],
    compile: (inputs, compilation) =>
      joined('AND', inputs, compilation, (all, scope) => all.every((one) => one.evaluate(scope) === true)),
  },
  OR: {
    inputs: [1, Infinity],
    compile: (inputs, compilation) =>
      joined('OR', inputs, compilation, (all, scope) => all.some((one) => one.evaluate(scope) === true)),
  },
  NOT: {
    inputs: [1, 1],
    compile: (inputs, compilation) =>
      joined('NOT', inputs, compilation, (all, scope) => all[0]?.evaluate(scope) !== true),
  },
  IF: { inputs: [3, 3], compile: compileIf },
  CASE: { inputs: [4, Infinity], compile: compileCase },
  ISBLANK: { inputs: [1, 1], compile: compileIsBlank },
  ISNULL: { inputs: [1, 1], compile: compileIsBlank },
  BLANKVALUE: { inputs: [2, 2], compile: compileBlankValue },
  NULLVALUE: { inputs: [2, 2], compile: compileBlankValue },
};

const isBlank = (value: FieldValue): boolean => value === null || value === '';

function joined<Scope>(
  name: string,
  inputs: readonly Expression[],
  { compile }: Compilation<Scope>,
  decide: (conditions: readonly Compiled<Scope>[], scope: Scope) => boolean,
): Compiled<Scope> {
  const conditions = inputs.map(compile);
  for (const { type } of conditions) expectType(name, type, 'boolean');
  return { type: 'boolean', evaluate: (scope) => decide(conditions, scope) };
}

function expectType(name: string, received: FormulaType, wanted: FormulaType): void {
  if (received !== wanted && received !== 'null' && wanted !== 'null')
    throw new FormulaError(
      `Incorrect parameter type for function '${name}()'. Expected ${typeName(wanted)}, received ${typeName(received)}`,
    );
}

/** The type that several results have in common. */
function commonType(name: string, results: readonly { readonly type: FormulaType }[]): FormulaType {
  const type = results.find((result) => result.type !== 'null')?.type ?? 'null';
  if (type === 'picklist' || type === 'multipicklist')
    throw new FormulaError(`Picklist fields are only supported in certain functions ('${name}()').`);
  for (const result of results) expectType(name, result.type, type);
  return type;
}

function compileIf<Scope>(inputs: readonly Expression[], { compile }: Compilation<Scope>): Compiled<Scope> {
  const [condition, then, otherwise] = inputs.map(compile) as [Compiled<Scope>, Compiled<Scope>, Compiled<Scope>];
  expectType('IF', condition.type, 'boolean');
  return {
    type: commonType('IF', [then, otherwise]),
    evaluate: (scope) => (condition.evaluate(scope) === true ? then : otherwise).evaluate(scope),
  };
}

/** CASE(value, when, result, ..., otherwise); a picklist is compared by its text. */
function compileCase<Scope>(inputs: readonly Expression[], { compile }: Compilation<Scope>): Compiled<Scope> {
  if (inputs.length % 2 !== 0)
    throw new FormulaError(
      `Incorrect number of parameters for function 'CASE()'. Expected ${inputs.length + 1}, received ${inputs.length}`,
    );
  const [value, ...rest] = inputs.map(compile) as [Compiled<Scope>, ...Compiled<Scope>[]];
  const otherwise = rest.pop() as Compiled<Scope>;
  const cases = Array.from({ length: rest.length / 2 }, (_, index) => ({
    when: rest[2 * index] as Compiled<Scope>,
    then: rest[2 * index + 1] as Compiled<Scope>,
  }));
  for (const { when } of cases) expectType('CASE', when.type, value.type === 'picklist' ? 'text' : value.type);
  return {
    type: commonType('CASE', [...cases.map(({ then }) => then), otherwise]),
    evaluate: (scope) => {
      const wanted = value.evaluate(scope);
      return (cases.find(({ when }) => when.evaluate(scope) === wanted)?.then ?? otherwise).evaluate(scope);
    },
  };
}

function compileIsBlank<Scope>(inputs: readonly Expression[], { compile }: Compilation<Scope>): Compiled<Scope> {
  const [value] = inputs.map(compile) as [Compiled<Scope>];
  if (value.type === 'picklist')
    throw new FormulaError("Picklist fields are only supported in certain functions ('ISBLANK()').");
  return { type: 'boolean', evaluate: (scope) => isBlank(value.evaluate(scope)) };
}

function compileBlankValue<Scope>(inputs: readonly Expression[], { compile }: Compilation<Scope>): Compiled<Scope> {
  const [value, substitute] = inputs.map(compile) as [Compiled<Scope>, Compiled<Scope>];
  const evaluate = (scope: Scope): FieldValue => {
    const found = value.evaluate(scope);
    return isBlank(found) ? substitute.evaluate(scope) : found;
  };
  return { type: commonType('BLANKVALUE', [value, substitute]), evaluate };
}
