// SPDX-License-Identifier: Apache-2.0
import type { InForce, Switchboard } from 'local-faults';
import { lockedParents } from '../faults/lockedParents.ts';

/** Those who hold rows without saving anything here: the fault `locked-parents`. */
export interface Strangers {
  /** When the last of these parents is let go, in modelled milliseconds; 0: none is held. */
  heldUntil(object: string, ids: readonly string[], time: number): number;
}

type Held = { readonly since: number; attempts: number };
type Holder = InForce<typeof lockedParents>;

export function createStrangers(faults: Pick<Switchboard, 'inForce'>): Strangers {
  const heldBy = new WeakMap<Holder, Map<string, Held>>();

  function heldOf(holder: Holder): Map<string, Held> {
    const known = heldBy.get(holder) ?? new Map<string, Held>();
    heldBy.set(holder, known);
    return known;
  }

  function holdUntil(holder: Holder, object: string, id: string, time: number): number {
    const held = heldOf(holder).get(id) ?? { since: time, attempts: 0 };
    const end = held.since + holder.options.milliseconds;
    if (time >= end || held.attempts >= holder.options.attempts || !holder.strikes({ object }, id)) return 0;
    held.attempts += 1;
    heldOf(holder).set(id, held);
    return end;
  }

  return {
    heldUntil: (object, ids, time) =>
      faults
        .inForce(lockedParents)
        .flatMap((holder) => ids.map((id) => holdUntil(holder, object, id, time)))
        .reduce((latest, end) => Math.max(latest, end), 0),
  };
}
