// SPDX-License-Identifier: Apache-2.0
import { createSwitchboard } from '../src/switchboard.ts';
import { number, oneOf } from '../src/option.ts';
import type { Fault } from '../src/fault.ts';

const flood: Fault<{ depth: number; of: 'water' | 'sand' }> = {
  name: 'flood',
  does: 'covers what it meets',
  page: 'https://floods.example/page',
  matches: ['place'],
  options: { depth: number('in metres', 2, 1), of: oneOf('what it is made of', ['water', 'sand']) },
};
const drought: Fault = { ...flood, name: 'drought', options: {} };

test('a fault that is switched on is in force with its options, given or usual, until it is switched off', () => {
  const board = createSwitchboard([flood, drought]);
  const id = board.switchOn({ name: 'flood', depth: '7' });

  expect(board.inForce(flood).map(({ options }) => options)).toEqual([{ depth: 7, of: 'water' }]);
  expect(board.inForce(drought)).toEqual([]);
  expect([board.switchOff(id), board.switchOff(id), board.inForce(flood)]).toEqual([true, false, []]);
});

test('the list tells what was ordered and how often it struck', () => {
  const board = createSwitchboard([flood, drought]);
  board.switchOn({ name: 'flood', of: 'sand', place: 'delta' });
  board.switchOn({ name: 'drought' });

  board.inForce(flood)[0]?.strikes({ place: 'delta' });
  board.inForce(flood)[0]?.strikes({ place: 'hill' });

  expect(board.list()).toEqual([
    { id: 'fault-1', name: 'flood', options: { of: 'sand', place: 'delta' }, strikes: 1 },
    { id: 'fault-2', name: 'drought', options: {}, strikes: 0 },
  ]);
});

test('without an id all are switched off', () => {
  const board = createSwitchboard([flood, drought]);
  board.switchOn({ name: 'flood' });
  board.switchOn({ name: 'drought' });

  expect([board.switchOff(), board.list()]).toEqual([true, []]);
});

test('an occasion that a pattern does not fit is not counted', () => {
  const board = createSwitchboard([flood]);
  board.switchOn({ name: 'flood', place: 'delta', after: 1, times: 1 });
  const [fault] = board.inForce(flood);

  const places = ['delta', 'hill', 'delta', 'delta'];

  expect(places.map((place) => fault?.strikes({ place }))).toEqual([false, false, true, false]);
});

test('a share of keys strikes the same ones each time, and the others are not counted', () => {
  const board = createSwitchboard([flood]);
  board.switchOn({ name: 'flood', share: 0.5, seed: 4, times: 4 });
  const [fault] = board.inForce(flood);
  const strike = () => ['a', 'b', 'c', 'd', 'e', 'f'].filter((key) => fault?.strikes({}, key));

  const [first, again, spent] = [strike(), strike(), strike()];

  expect(first.length).toBe(2);
  expect([again, spent]).toEqual([first, []]);
});

test.each([
  [{ name: 'fire' }, 'no fault is called "fire"; there are flood, drought'],
  [
    { name: 'flood', width: 3 },
    'fault flood has no option "width"; it has depth, of, place, after, every, times, share, seed, seconds',
  ],
  [{ name: 'flood', depth: 0 }, 'option depth of fault flood is "0"; give a number from 1'],
  [{ name: 'flood', of: 'milk' }, 'option of of fault flood is "milk"; give water or sand'],
  [{ name: 'flood', share: '2' }, 'option share of fault flood is "2"; give a number from 0 to 1'],
])('%j is refused with what there is', (order, message) => {
  expect(() => createSwitchboard([flood, drought]).switchOn(order)).toThrow(message);
});
