// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { createPace, type Pace } from '../src/pace.ts';

const EVERYTHING: Pace = { after: 0, every: 1, times: Infinity, share: 1, seed: 0, seconds: Infinity };

function strikesOf(pace: Partial<Pace>, count: number, now: () => number = () => 0): readonly number[] {
  const { isStruck } = createPace({ ...EVERYTHING, ...pace }, now);
  return Array.from({ length: count }, (_, index) => index + 1).filter(() => isStruck());
}

test.each([
  [{}, [1, 2, 3, 4, 5, 6]],
  [{ after: 4 }, [5, 6]],
  [{ every: 3 }, [3, 6]],
  [{ after: 1, every: 2 }, [3, 5]],
  [{ times: 2 }, [1, 2]],
  [{ after: 2, times: 1 }, [3]],
  [{ share: 0 }, []],
])('%j strikes %j of six occasions', (pace, strikes) => {
  expect(strikesOf(pace, 6)).toEqual(strikes);
});

test('a share is about that, and the same for the same seed', () => {
  const share = fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), seed: fc.nat() });
  fc.assert(
    fc.property(share, (pace) => {
      const strikes = strikesOf(pace, 2000);
      expect(strikesOf(pace, 2000)).toEqual(strikes);
      expect(Math.abs(strikes.length / 2000 - pace.share)).toBeLessThan(0.07);
    }),
    { numRuns: 20 },
  );
});

test('after its seconds it is over', () => {
  let now = 0;
  const { isStruck, isOver } = createPace({ ...EVERYTHING, seconds: 2 }, () => now);

  const during = [isStruck(), isOver()];
  now = 2000;

  expect([during, isStruck(), isOver()]).toEqual([[true, false], false, true]);
});

test('after its times it is over', () => {
  const { isStruck, isOver } = createPace({ ...EVERYTHING, times: 1 }, () => 0);

  expect([isStruck(), isOver(), isStruck()]).toEqual([true, true, false]);
});
