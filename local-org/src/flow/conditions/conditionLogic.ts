// SPDX-License-Identifier: Apache-2.0
import { compileFormula } from '../../formula/compileFormula.ts';
import type { Compiled, Symbols } from '../../formula/compiled.ts';

/** Joins conditions: `and` (also where nothing is said), `or`, or a text as `1 AND (2 OR NOT 3)`. Throws FormulaError. */
export function compileLogic(logic: string | undefined, count: number): (holds: (index: number) => boolean) => boolean {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const plain = (logic ?? 'and').toLowerCase();
  if (plain === 'and') return (holds) => indexes.every(holds);
  if (plain === 'or') return (holds) => count === 0 || indexes.some(holds);
  const { evaluate } = compileFormula(asFormula(plain), conditionSymbols(count));
  return (holds) => evaluate(holds) === true;
}

// "1 AND 2" becomes a formula over the resources {!1} and {!2}
const asFormula = (logic: string): string =>
  logic
    .replace(/\d+/g, '{!$&}')
    .replace(/\band\b/g, '&&')
    .replace(/\bor\b/g, '||')
    .replace(/\bnot\b/g, '!');

type Holds = (index: number) => boolean;

function conditionSymbols(count: number): Symbols<Holds> {
  const resolve = (path: string): Compiled<Holds> | undefined => {
    const index = Number(path) - 1;
    return index >= 0 && index < count ? { type: 'boolean', evaluate: (holds) => holds(index) } : undefined;
  };
  return { resolve, resolvePrior: () => undefined, isNew: undefined, now: () => new Date(0) };
}
