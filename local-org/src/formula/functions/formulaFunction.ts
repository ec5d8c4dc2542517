// SPDX-License-Identifier: Apache-2.0
import type { FieldValue } from '../../records/records.ts';
import type { Expression } from '../expression.ts';
import type { Compilation, Compiled } from '../compiled.ts';
import type { FormulaType } from '../formulaType.ts';

/** A function that sees the values of its inputs only. A blank input other than text makes the result blank. */
export type PlainFunction = {
  /** Types of the inputs; an entry may name several. */
  readonly takes: readonly (FormulaType | readonly FormulaType[])[];
  /** How many of the last inputs may be left out. */
  readonly optional?: number;
  /** Whether the last input may be repeated. */
  readonly repeated?: boolean;
  /** `first`: the type of the first input. */
  readonly gives: FormulaType | 'first';
  /** Blank text comes as ''. `types` are those of the inputs. */
  readonly call: (values: readonly NonNullable<FieldValue>[], types: readonly FormulaType[]) => FieldValue;
};

/** A function that decides itself which inputs it evaluates, or that needs the record. */
export type SpecialFunction = {
  /** Fewest and most inputs. */
  readonly inputs: readonly [number, number];
  readonly compile: <Scope>(inputs: readonly Expression[], compilation: Compilation<Scope>) => Compiled<Scope>;
};
