// SPDX-License-Identifier: Apache-2.0
// Comparison operators: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
// `undefined` stands for a field that the event does not have.

export type Condition = (value: unknown) => boolean;

/** One member of a pattern's array: a value to equal, or an object with one operator. Throws an Error. */
export function compileCondition(condition: unknown): Condition {
  if (typeof condition !== 'object' || condition === null) return (value) => value === condition;
  const [[name, operand] = ['', undefined], ...more] = Object.entries(condition);
  const compile = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (compile === undefined || more.length > 0) throw invalid(`Unrecognized match type ${JSON.stringify(condition)}`);
  return compile(operand);
}

const OPERATORS: Readonly<Record<string, (operand: unknown) => Condition>> = {
  prefix: (operand) => compileText('prefix', operand, (value, text) => value.startsWith(text)),
  suffix: (operand) => compileText('suffix', operand, (value, text) => value.endsWith(text)),
  'equals-ignore-case': (operand) =>
    compileText('equals-ignore-case', operand, (value, text) => value.toLowerCase() === text.toLowerCase()),
  wildcard: compileWildcard,
  exists: compileExists,
  numeric: compileNumeric,
  'anything-but': compileAnythingBut,
};

/** The operand is a text, or for prefix and suffix `{ "equals-ignore-case": text }`. */
function compileText(name: string, operand: unknown, fits: (value: string, text: string) => boolean): Condition {
  if (typeof operand === 'string') return (value) => typeof value === 'string' && fits(value, operand);
  const text = (operand as { 'equals-ignore-case'?: unknown } | null | undefined)?.['equals-ignore-case'];
  if (typeof text !== 'string') throw invalid(`${name} match pattern must be a string`);
  return (value) => typeof value === 'string' && fits(value.toLowerCase(), text.toLowerCase());
}

/** `*` stands for any characters, none included; `\*` and `\\` for themselves. */
function compileWildcard(operand: unknown): Condition {
  if (typeof operand !== 'string') throw invalid('wildcard match pattern must be a string');
  const parts: readonly string[] = operand.match(/\\[*\\]|[^\\]|\\/gs) ?? [];
  if (parts.some((part, at) => part === '*' && parts[at + 1] === '*')) {
    throw invalid(`Consecutive wildcard characters at pos ${parts.join('').indexOf('**')}`);
  }
  if (parts.includes('\\')) throw invalid('Invalid escape character in a wildcard match pattern');
  const source = parts.map((part) => (part === '*' ? '.*' : escapeForRegExp(part.slice(-1)))).join('');
  const expression = new RegExp(`^${source}$`, 's');
  return (value) => typeof value === 'string' && expression.test(value);
}

const escapeForRegExp = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&');

function compileExists(operand: unknown): Condition {
  if (typeof operand !== 'boolean') throw invalid('exists match pattern must be either true or false.');
  return (value) => (value !== undefined) === operand;
}

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `[">", 0, "<=", 5]` */
function compileNumeric(operand: unknown): Condition {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0) {
    throw invalid('Value of numeric must be an array of operators and numbers');
  }
  const tests = Array.from({ length: operand.length / 2 }, (_, at) =>
    compileComparison(operand[2 * at], operand[2 * at + 1]),
  );
  return (value) => typeof value === 'number' && tests.every((fits) => fits(value));
}

function compileComparison(operator: unknown, bound: unknown): (value: number) => boolean {
  const compare = Object.hasOwn(COMPARISONS, String(operator)) ? COMPARISONS[String(operator)] : undefined;
  if (compare === undefined) throw invalid(`Unrecognized numeric range operator: ${String(operator)}`);
  if (typeof bound !== 'number') throw invalid('Value of a numeric comparison must be a number');
  return (value) => compare(value, bound);
}

/** A value, a list of values, or one of the operators on texts; a field that is not there never fits. */
function compileAnythingBut(operand: unknown): Condition {
  const operands: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  if (operands.length === 0) throw invalid('Empty arrays are not allowed in anything-but');
  const but = operands.map(compileCondition);
  return (value) => value !== undefined && !but.some((fits) => fits(value));
}

const invalid = (reason: string): Error => new Error(`Event pattern is not valid. Reason: ${reason}`);
