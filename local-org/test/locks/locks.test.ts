// SPDX-License-Identifier: Apache-2.0
import { createSwitchboard, type FaultOrder } from 'local-faults';
import { lockedParents } from '../../src/faults/lockedParents.ts';
import { slowSaves } from '../../src/faults/slowSaves.ts';
import type { Lane } from '../../src/locks/lanes.ts';
import { createLocks, LOCK_WAIT } from '../../src/locks/locks.ts';
import { openDatabase } from '../../src/records/database.ts';

/** Locks of an org whose time stands still; `save` is a transaction that saves so many details of some parents. */
function openLocks(...orders: readonly FaultOrder[]) {
  const database = openDatabase(undefined);
  const faults = createSwitchboard([lockedParents, slowSaves]);
  orders.forEach((order) => faults.switchOn(order));
  const clock = { now: () => new Date(0) };
  const locks = createLocks(database, clock, faults);
  const transact = (parents: readonly string[], records: number): boolean =>
    database.transaction(
      () => locks.take([{ object: 'Account', ids: parents, areParents: true }], records) === undefined,
    );
  return {
    locks,
    save: (lane: Lane | undefined, parents: readonly string[], records = 200): boolean =>
      lane === undefined ? transact(parents, records) : locks.inLane(lane, () => transact(parents, records)),
    lanes: (count: number) => locks.openLanes(count) as [Lane, Lane, ...Lane[]],
  };
}

describe('transactions of different lanes', () => {
  test('wait for each other where they share a row', () => {
    const { save, lanes } = openLocks();
    const [one, other] = lanes(2);

    const saved = [save(one, ['a', 'b']), save(other, ['b', 'c']), save(one, ['a'])];

    expect(saved).toEqual([true, true, true]);
    expect([one.time, other.time]).toEqual([4000, 4000]);
  });

  test('go on beside each other where they share none', () => {
    const { save, lanes } = openLocks();
    const [one, other] = lanes(2);

    save(one, ['a']);
    save(other, ['b']);

    expect([one.time, other.time]).toEqual([2000, 2000]);
  });

  test('give up after ten seconds, which they have then waited', () => {
    const { save, lanes } = openLocks();
    const queue = lanes(8);

    const saved = queue.map((lane) => save(lane, ['a']));

    expect(saved).toEqual([true, true, true, true, true, true, false, false]);
    expect(queue.at(-1)?.time).toBe(LOCK_WAIT);
  });

  test('meet more often where saves are slow', () => {
    const { save, lanes } = openLocks({ name: 'slow-saves' });
    const [one, other] = lanes(2);

    expect([save(one, ['a']), save(other, ['a'])]).toEqual([true, false]);
  });
});

describe('a transaction of its own', () => {
  test('waits for those of lanes', () => {
    const { save, lanes } = openLocks({ name: 'slow-saves' });
    const [lane] = lanes(1);

    save(lane, ['a']);

    expect([save(undefined, ['a'], 1), save(undefined, ['b'], 1)]).toEqual([false, true]);
  });

  test('never waits for another, which was answered before', () => {
    const { save } = openLocks({ name: 'slow-saves' });

    expect([save(undefined, ['a']), save(undefined, ['a'])]).toEqual([true, true]);
  });

  test('comes after the end of lanes that were closed', () => {
    const { locks, save, lanes } = openLocks({ name: 'slow-saves' });
    const opened = lanes(1);
    save(opened[0], ['a']);

    locks.closeLanes(opened);

    expect(save(undefined, ['a'])).toBe(true);
  });
});

describe('rows that a stranger holds', () => {
  const PARENTS = Array.from({ length: 100 }, (_, index) => `p${index}`);

  test('are the same share for the same seed, in whatever order they are wanted', () => {
    const refusedOf = (parents: readonly string[]) => {
      const { save } = openLocks({ name: 'locked-parents', share: 0.1, seed: 7 });
      return parents.filter((parent) => !save(undefined, [parent])).sort();
    };

    const refused = refusedOf(PARENTS);

    expect(refusedOf([...PARENTS].reverse())).toEqual(refused);
    expect(refused.length).toBe(6);
  });

  test('are let go after the attempts of the order', () => {
    const { save } = openLocks({ name: 'locked-parents', attempts: 2 });

    expect([1, 2, 3].map(() => save(undefined, ['a']))).toEqual([false, false, true]);
  });

  test('are let go after the milliseconds of the order, in modelled time', () => {
    const { save, lanes } = openLocks({ name: 'locked-parents', milliseconds: 25_000 });
    const [lane] = lanes(1);

    const saved = [1, 2, 3].map(() => save(lane, ['a']));

    expect(saved).toEqual([false, false, true]);
    expect(lane.time).toBe(27_000);
  });

  test('are those of one object where the order says so', () => {
    const { save } = openLocks({ name: 'locked-parents', object: 'Contact' });

    expect(save(undefined, ['a'])).toBe(true);
  });
});
