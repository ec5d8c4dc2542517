// SPDX-License-Identifier: Apache-2.0
import type { FieldValue } from '../records/records.ts';
import type { Compilation, Compiled } from './compiled.ts';
import { addDays, daysBetween } from './days.ts';
import type { Expression, Operator } from './expression.ts';
import { FormulaError } from './formulaError.ts';
import { typeName, type FormulaType } from './formulaType.ts';

/** Compiles `left operator right`; dates and numbers mix as on the platform (date + number, date - date). */
export function compileOperation<Scope>(
  operator: Operator,
  left: Expression,
  right: Expression,
  compilation: Compilation<Scope>,
): Compiled<Scope> {
  if (operator === '&&') return compilation.compile({ kind: 'call', name: 'AND', inputs: [left, right] });
  if (operator === '||') return compilation.compile({ kind: 'call', name: 'OR', inputs: [left, right] });
  const [a, b] = [compilation.compile(left), compilation.compile(right)];
  const rule = RULES[operator].find(({ takes: [first, second] }) => fits(a.type, first) && fits(b.type, second));
  if (rule === undefined) throw new FormulaError(wrongOperands(operator, a.type, b.type));
  return { type: rule.gives, evaluate: (scope) => rule.apply(a.evaluate(scope), b.evaluate(scope)) };
}

type Rule = {
  readonly takes: readonly [FormulaType, FormulaType];
  readonly gives: FormulaType;
  readonly apply: (a: FieldValue, b: FieldValue) => FieldValue;
};

const fits = (type: FormulaType, wanted: FormulaType): boolean => type === wanted || type === 'null';

const rule = (first: FormulaType, second: FormulaType, gives: FormulaType, apply: Rule['apply']): Rule => ({
  takes: [first, second],
  gives,
  apply,
});

/** A blank operand makes the result blank. */
const filled =
  (apply: (a: string | number, b: string | number) => FieldValue) =>
  (a: FieldValue, b: FieldValue): FieldValue =>
    a === null || b === null || typeof a === 'boolean' || typeof b === 'boolean' ? null : apply(a, b);

const arithmetic = (apply: (a: number, b: number) => number): Rule =>
  rule(
    'number',
    'number',
    'number',
    filled((a, b) => finite(apply(Number(a), Number(b)))),
  );

// the platform answers an error value for a division by zero; a blank is its nearest kin here
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const text = (value: FieldValue): string => (value === null ? '' : String(value));

const joined = rule('text', 'text', 'text', (a, b) => text(a) + text(b));

const ORDERED: readonly FormulaType[] = ['number', 'date', 'datetime', 'text'];
const comparison = (holds: (sign: number) => boolean): Rule[] =>
  ORDERED.map((type) =>
    rule(
      type,
      type,
      'boolean',
      filled((a, b) => holds(a < b ? -1 : a > b ? 1 : 0)),
    ),
  );

const isEqual = (a: FieldValue, b: FieldValue): boolean => (a === '' ? null : a) === (b === '' ? null : b);
const COMPARED: readonly FormulaType[] = [...ORDERED, 'boolean'];

const RULES: Readonly<Record<Exclude<Operator, '&&' | '||'>, readonly Rule[]>> = {
  '+': [
    arithmetic((a, b) => a + b),
    joined,
    ...(['date', 'datetime'] as const).flatMap((type) => [
      rule(
        type,
        'number',
        type,
        filled((a, b) => addDays(String(a), Number(b))),
      ),
      rule(
        'number',
        type,
        type,
        filled((a, b) => addDays(String(b), Number(a))),
      ),
    ]),
  ],
  '-': [
    arithmetic((a, b) => a - b),
    ...(['date', 'datetime'] as const).flatMap((type) => [
      rule(
        type,
        'number',
        type,
        filled((a, b) => addDays(String(a), -Number(b))),
      ),
      rule(
        type,
        type,
        'number',
        filled((a, b) => daysBetween(String(b), String(a))),
      ),
    ]),
  ],
  '*': [arithmetic((a, b) => a * b)],
  '/': [arithmetic((a, b) => a / b)],
  '^': [arithmetic((a, b) => a ** b)],
  '&': [joined],
  '=': COMPARED.map((type) => rule(type, type, 'boolean', isEqual)),
  '<>': COMPARED.map((type) => rule(type, type, 'boolean', (a, b) => !isEqual(a, b))),
  '<': comparison((sign) => sign < 0),
  '<=': comparison((sign) => sign <= 0),
  '>': comparison((sign) => sign > 0),
  '>=': comparison((sign) => sign >= 0),
};

function wrongOperands(operator: keyof typeof RULES, left: FormulaType, right: FormulaType): string {
  if ([left, right].some((type) => type === 'picklist' || type === 'multipicklist'))
    return `Field is a picklist field. Picklist fields are only supported in certain functions (operator ${operator}).`;
  const [wanted, received] = RULES[operator].some(({ takes }) => fits(left, takes[0]))
    ? [left, right]
    : [RULES[operator][0]?.takes[0] ?? 'number', left];
  return `Incorrect parameter type for operator '${operator}'. Expected ${typeName(wanted)}, received ${typeName(received)}`;
}
