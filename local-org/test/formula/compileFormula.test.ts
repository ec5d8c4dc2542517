// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { FieldValue } from '../../src/records/records.ts';
import type { Symbols } from '../../src/formula/compiled.ts';
import { compileFormula } from '../../src/formula/compileFormula.ts';
import type { FormulaType } from '../../src/formula/formulaType.ts';

type Scope = { values: Record<string, FieldValue>; prior?: Record<string, FieldValue> };

const TYPES: Record<string, FormulaType> = {
  Amount: 'number',
  Name: 'text',
  Due: 'date',
  Until: 'datetime',
  Stage: 'picklist',
  Tags: 'multipicklist',
  Done: 'boolean',
};

const symbols: Symbols<Scope> = {
  resolve: (path) => fieldOf(path, ({ values }) => values),
  resolvePrior: (path) => fieldOf(path, ({ prior }) => prior ?? {}),
  isNew: ({ prior }) => prior === undefined,
  now: () => new Date('2026-03-01T08:30:00.000Z'),
};

function fieldOf(path: string, read: (scope: Scope) => Record<string, FieldValue>) {
  const type = TYPES[path];
  return type && { type, evaluate: (scope: Scope) => read(scope)[path] ?? null };
}

const evaluate = (formula: string, values: Scope['values'] = {}, prior?: Scope['values']): FieldValue =>
  compileFormula(formula, symbols).evaluate(prior === undefined ? { values } : { values, prior });

describe('evaluating', () => {
  it.each<[string, FieldValue, Scope['values']?]>([
    ['1 + 2 * 3 ^ 2', 19],
    ['-(2 - 5)', 3],
    ['10 / 4', 2.5],
    ['1 / 0', null],
    ['Amount + 1', null],
    ['"a" & Name & "b"', 'ab'],
    [String.raw`'it\'s' & 'x'`, "it'sx"],
    ['/* reason */ 1', 1],
    ['TODAY() + 7', '2026-03-08'],
    ['TODAY() - DATE(2026, 2, 1)', 28],
    ['NOW() + 10 / 1440', '2026-03-01T08:40:00.000Z'],
    ['Until > NOW()', false, { Until: '2026-03-01T08:30:00.000Z' }],
    ['Until + 10 / 1440 > NOW()', true, { Until: '2026-03-01T08:30:00.000Z' }],
    ['DATEVALUE(NOW())', '2026-03-01'],
    ['DATE(2026, 2, 30)', null],
    ['ADDMONTHS(DATE(2026, 1, 31), 1)', '2026-02-28'],
    ['ADDMONTHS(DATE(2026, 2, 28), 1)', '2026-03-31'],
    ['TEXT(YEAR(Due))', '2026', { Due: '2026-05-04' }],
    ['TEXT(Due)', '2026-05-04', { Due: '2026-05-04' }],
    ['TEXT(Until)', '2026-05-04 01:02:03Z', { Until: '2026-05-04T01:02:03.000Z' }],
    ['TEXT(Stage)', 'Open', { Stage: 'Open' }],
    ['TEXT(1234.5)', '1234.5'],
    ['ISPICKVAL(Stage, "Open")', true, { Stage: 'Open' }],
    ['ISPICKVAL(Stage, "")', true, { Stage: null }],
    ['INCLUDES(Tags, "b")', true, { Tags: 'a;b' }],
    ['CASE(Stage, "Open", 1, "Closed", 2, 0)', 2, { Stage: 'Closed' }],
    ['IF(Amount > 1, "many", "few")', 'few', { Amount: 1 }],
    ['ISBLANK(Name)', true, { Name: '' }],
    ['BLANKVALUE(Amount, 5)', 5],
    ['Name = ""', true],
    ['Name <> "x"', true],
    ['Amount < 1', null],
    ['NOT(Done) && (Amount >= 1 || FALSE)', true, { Amount: 1 }],
    ['!Done', true],
    ['ROUND(1.005, 2)', 1.01],
    ['ROUND(-2.5, 0)', -3],
    ['MOD(-1, 3)', 2],
    ['MAX(1, 3, 2)', 3],
    ['FLOOR(-1.5)', -1],
    ['LEFT("abc", 2) & RIGHT("abc", 1) & MID("abc", 2, 1)', 'abcb'],
    ['SUBSTITUTE("a.b.c", ".", "")', 'abc'],
    ['FIND("c", "abc")', 3],
    ['REGEX("AB12", "[A-Z]{2}\\\\d+")', true],
    ['VALUE("x")', null],
    ['CASESAFEID("001000000000Abc")', '001000000000AbcAAE'],
    ['{!Name} & {!Name}', 'xx', { Name: 'x' }],
  ])('%s is %p', (formula, expected, values = {}) => {
    expect(evaluate(formula, values)).toEqual(expected);
  });

  it('knows what a record was before the save', () => {
    expect(evaluate('ISNEW()', {})).toBe(true);
    expect(evaluate('ISNEW()', {}, {})).toBe(false);
    expect(evaluate('ISCHANGED(Amount)', { Amount: 2 }, { Amount: 1 })).toBe(true);
    expect(evaluate('ISCHANGED(Amount)', { Amount: 2 })).toBe(false);
    expect(evaluate('PRIORVALUE(Amount)', { Amount: 2 }, { Amount: 1 })).toBe(1);
    expect(evaluate('PRIORVALUE(Amount)', { Amount: 2 })).toBe(2);
  });

  it('evaluates only the branch that is taken', () => {
    expect(evaluate('IF(TRUE, 1, VALUE("x"))')).toBe(1);
    expect(evaluate('OR(TRUE, 1 / 0 = 1)')).toBe(true);
  });

  it('agrees with arithmetic on whole numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 }), (a, b) => {
        expect(evaluate(`(${a}) - (${b}) * 2 + ${Math.abs(b)}`)).toBe(a - b * 2 + Math.abs(b));
      }),
    );
  });
});

describe('refusing', () => {
  it.each([
    ['Missing + 1', 'Field Missing does not exist. Check spelling.'],
    ['VLOOKUP(1, 2, 3)', 'Unknown function VLOOKUP. Check spelling.'],
    ['LEFT("a")', "Incorrect number of parameters for function 'LEFT()'. Expected 2, received 1"],
    ['LEFT(1, 1)', "Incorrect parameter type for function 'LEFT()'. Expected Text, received Number"],
    ['IF(1, 2, 3)', "Incorrect parameter type for function 'IF()'. Expected Boolean, received Number"],
    ['1 > "a"', "Incorrect parameter type for operator '>'. Expected Number, received Text"],
    [
      'Stage = "Open"',
      'Field is a picklist field. Picklist fields are only supported in certain functions (operator =).',
    ],
    ['CASE(Stage, "a", 1)', "Incorrect number of parameters for function 'CASE()'. Expected 4, received 3"],
    ['ISCHANGED("a")', 'Function ISCHANGED() may be used only with a field'],
    ['1 +', 'Syntax error. The formula ends too early'],
    ['(1', "Syntax error. Missing ')'"],
    ['1 2', "Syntax error. Extra '2'"],
    ['1 # 2', "Syntax error. Found '# 2'"],
  ])('%s', (formula, message) => {
    expect(() => compileFormula(formula, symbols)).toThrow(message);
  });

  it('names functions that need a record where there is none', () => {
    const timeless: Symbols<Scope> = { ...symbols, isNew: undefined, resolvePrior: () => undefined };

    expect(() => compileFormula('ISNEW()', timeless)).toThrow('Function ISNEW may not be used in this type of formula');
    expect(() => compileFormula('PRIORVALUE(Amount)', timeless)).toThrow('Function PRIORVALUE may not be used');
  });
});
