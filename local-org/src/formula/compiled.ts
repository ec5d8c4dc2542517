// SPDX-License-Identifier: Apache-2.0
import type { FieldValue } from '../records/records.ts';
import type { Expression } from './expression.ts';
import type { FormulaType } from './formulaType.ts';

/** A formula, or a part of it, ready to run on a scope: what the place of use offers (a record, a Flow interview). */
export type Compiled<Scope> = { readonly type: FormulaType; readonly evaluate: (scope: Scope) => FieldValue };

/** What names mean where the formula stands. */
export interface Symbols<Scope> {
  /** The value behind a path as `Account__r.Name`; undefined: there is no such name. */
  resolve(path: string): Compiled<Scope> | undefined;
  /** The same before the save; undefined where the place knows no earlier values. */
  resolvePrior(path: string): Compiled<Scope> | undefined;
  /** Whether the record is being created; undefined where the place knows no record. */
  readonly isNew: ((scope: Scope) => boolean) | undefined;
  now(scope: Scope): Date;
}

/** What a function needs to compile its own inputs (IF, AND ... evaluate only what they must). */
export type Compilation<Scope> = {
  readonly symbols: Symbols<Scope>;
  readonly compile: (expression: Expression) => Compiled<Scope>;
};
