// SPDX-License-Identifier: Apache-2.0
import type { Fault, OptionValues } from './fault.ts';
import { fillOrder, type FaultOrder, type FilledOrder } from './faultOrder.ts';
import { createPace } from './pace.ts';
import { matchesPattern } from './pattern.ts';

/** A fault that is switched on, as the code that it strikes sees it. */
export type InForce<F extends Fault = Fault> = {
  readonly fault: F;
  readonly options: OptionsOf<F>;
  /**
   * Whether this occasion is struck. `told` is what patterns are held against, by the names in the fault's `matches`;
   * an occasion that they don't fit is not counted. With a key the share is of keys instead of occasions.
   */
  strikes(told?: Readonly<Record<string, string>>, key?: string): boolean;
};

export type OptionsOf<F> = F extends Fault<infer O> ? O : never;

/** A fault that is switched on, as the admin endpoint shows it. */
export type FaultView = {
  readonly id: string;
  readonly name: string;
  /** What was ordered. */
  readonly options: OptionValues;
  /** How often it struck. */
  readonly strikes: number;
};

/** Which faults of a stand-in are switched on. */
export interface Switchboard<F extends Fault = Fault> {
  /** Gives the id by which it is switched off. Throws FaultRefused for an order that there is not. */
  switchOn(order: FaultOrder): string;
  /** All of them without an id. False where none has the id. */
  switchOff(id?: string): boolean;
  /** In the order in which they were switched on. */
  list(): readonly FaultView[];
  /** Those of one row of the table that are not over. */
  inForce<G extends Fault>(fault: G): readonly InForce<G>[];
  all(): readonly InForce<F>[];
}

/** `faults` is the stand-in's table. */
export function createSwitchboard<F extends Fault>(faults: readonly F[]): Switchboard<F> {
  const switched = new Map<string, Switched<F>>();
  let count = 0;
  const all = (): InForce<F>[] =>
    [...switched.values()].filter(({ isOver }) => !isOver()).map(({ inForce }) => inForce);
  return {
    switchOn(order) {
      const entry = enterOrder(order, fillOrder(order, faults));
      const id = `fault-${(count += 1)}`;
      switched.set(id, entry);
      return id;
    },
    switchOff(id) {
      if (id !== undefined) return switched.delete(id);
      switched.clear();
      return true;
    },
    list: () => [...switched].map(([id, { view }]) => ({ id, ...view() })),
    inForce: <G extends Fault>(fault: G) => {
      const found = all().filter((inForce) => inForce.fault.name === fault.name);
      return found as unknown as InForce<G>[];
    },
    all,
  };
}

type Switched<F extends Fault> = { readonly inForce: InForce<F>; isOver(): boolean; view(): Omit<FaultView, 'id'> };

function enterOrder<F extends Fault>({ name, ...ordered }: FaultOrder, filled: FilledOrder<F>): Switched<F> {
  const { isStruck, isOver } = createPace(filled.pace, Date.now);
  let strikes = 0;
  const inForce: InForce<F> = {
    fault: filled.fault,
    options: filled.options as OptionsOf<F>,
    strikes: (told = {}, key?: string) => {
      const fits = Object.entries(filled.matches).every(([name, pattern]) => matchesPattern(pattern, told[name] ?? ''));
      const struck = fits && isStruck(key);
      if (struck) strikes += 1;
      return struck;
    },
  };
  return { inForce, isOver, view: () => ({ name, options: ordered, strikes }) };
}
