// SPDX-License-Identifier: Apache-2.0
// The formula functions of this org. Reference: help.salesforce.com, "Formula Operators and Functions".
import type { FieldValue } from '../../records/records.ts';
import type { Compilation, Compiled } from '../compiled.ts';
import type { Expression } from '../expression.ts';
import { FormulaError } from '../formulaError.ts';
import { typeName, type FormulaType } from '../formulaType.ts';
import { dateFunctions } from './dates.ts';
import { logicFunctions } from './logic.ts';
import { numberFunctions } from './numbers.ts';
import { recordFunctions } from './record.ts';
import { textFunctions } from './texts.ts';
import type { PlainFunction, SpecialFunction } from './formulaFunction.ts';

const PLAIN: Readonly<Record<string, PlainFunction>> = { ...dateFunctions, ...numberFunctions, ...textFunctions };
const SPECIAL: Readonly<Record<string, SpecialFunction>> = { ...logicFunctions, ...recordFunctions };

/** Compiles a call; throws FormulaError for an unknown function and for wrong inputs. */
export function compileFunction<Scope>(
  name: string,
  inputs: readonly Expression[],
  compilation: Compilation<Scope>,
): Compiled<Scope> {
  const special = SPECIAL[name];
  if (special !== undefined) {
    checkCount(name, inputs.length, special.inputs);
    return special.compile(inputs, compilation);
  }
  const plain = PLAIN[name];
  if (plain === undefined) throw new FormulaError(`Unknown function ${name}. Check spelling.`);
  return compilePlain(name, plain, inputs.map(compilation.compile));
}

function checkCount(name: string, received: number, [fewest, most]: readonly [number, number]): void {
  if (received >= fewest && received <= most) return;
  throw new FormulaError(
    `Incorrect number of parameters for function '${name}()'. Expected ${received < fewest ? fewest : most}, received ${received}`,
  );
}

function compilePlain<Scope>(
  name: string,
  { takes, optional = 0, repeated = false, gives, call }: PlainFunction,
  inputs: readonly Compiled<Scope>[],
): Compiled<Scope> {
  checkCount(name, inputs.length, [takes.length - optional, repeated ? Infinity : takes.length]);
  const types = inputs.map((input, index) =>
    checkType(name, input.type, takes[Math.min(index, takes.length - 1)] ?? 'null'),
  );
  return {
    type: gives === 'first' ? (types[0] ?? 'null') : gives,
    evaluate: (scope) => {
      const values = inputs.map((input, index) => blankText(input.evaluate(scope), types[index]));
      return values.every((value) => value !== null) ? call(values, types) : null;
    },
  };
}

/** The type that the function sees: what was given, or for NULL the first that it takes. */
function checkType(name: string, received: FormulaType, wanted: FormulaType | readonly FormulaType[]): FormulaType {
  const allowed = typeof wanted === 'string' ? [wanted] : wanted;
  if (received === 'null') return allowed[0] ?? 'null';
  if (allowed.includes(received)) return received;
  throw new FormulaError(
    `Incorrect parameter type for function '${name}()'. Expected ${typeName(allowed)}, received ${typeName(received)}`,
  );
}

const TEXT_LIKE: ReadonlySet<FormulaType | undefined> = new Set(['text', 'picklist', 'multipicklist'] as const);

const blankText = (value: FieldValue, type: FormulaType | undefined): FieldValue =>
  value === null && TEXT_LIKE.has(type) ? '' : value;
