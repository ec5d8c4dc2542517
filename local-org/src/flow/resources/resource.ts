// SPDX-License-Identifier: Apache-2.0
import type { Symbols } from '../../formula/compiled.ts';
import type { FormulaType } from '../../formula/formulaType.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import type { FlowValue, Interview } from '../interview.ts';

/** Something that a Flow can name: a variable, a field of a record, the output of an element, a global. */
export type Resource = {
  readonly type: FormulaType | 'record';
  readonly isCollection: boolean;
  /** Of records. */
  readonly object?: ObjectDef;
  /** Formulas see percent values divided by 100, everything else as they are stored. */
  readonly isPercent?: boolean;
  /** May throw FlowFault where a record on the way is missing. */
  readonly read: (interview: Interview) => FlowValue;
  readonly write?: (interview: Interview, value: FlowValue) => void;
};

export interface Resources {
  find(path: string): Resource | undefined;
  /** Names in formulas. A start condition takes picklists strictly, other formulas take them as texts. */
  symbols(place: 'start' | 'element'): Symbols<Interview>;
}
