// SPDX-License-Identifier: Apache-2.0
import { dateOf } from '../../formula/days.ts';
import { globalResource } from '../../formula/globals.ts';
import type { FormulaWorld } from '../../formula/recordSymbols.ts';
import type { Resource } from './resource.ts';

const single = { isCollection: false } as const;

/** `$Flow.CurrentDate`, `$GlobalConstant.True`, and what formulas of records know too (`$User.Id`, `$Label.X`). */
export function flowGlobal(path: string, world: FormulaWorld): Resource | undefined {
  const own = OWN[path.toLowerCase()]?.(world);
  if (own !== undefined || !path.startsWith('$')) return own;
  const global = globalResource(path, world);
  return global && { ...single, type: global.type, read: (interview) => global.evaluate(interview) };
}

const OWN: Readonly<Record<string, (world: FormulaWorld) => Resource>> = {
  '$flow.currentdate': ({ clock }) => ({ ...single, type: 'date', read: () => dateOf(clock.now()) }),
  '$flow.currentdatetime': ({ clock }) => ({ ...single, type: 'datetime', read: () => clock.now().toISOString() }),
  '$flow.faultmessage': () => ({ ...single, type: 'text', read: ({ fault }) => fault ?? null }),
  '$globalconstant.true': () => ({ ...single, type: 'boolean', read: () => true }),
  '$globalconstant.false': () => ({ ...single, type: 'boolean', read: () => false }),
  '$globalconstant.emptystring': () => ({ ...single, type: 'text', read: () => '' }),
};
