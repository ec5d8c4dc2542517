// SPDX-License-Identifier: Apache-2.0

/** Chance that falls the same way for the same seed. */
export type Dice = {
  /** 0 to 1, without 1. */
  roll(): number;
  chance(share: number): boolean;
  between(low: number, high: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
};

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  // a linear congruential generator with the constants of Numerical Recipes; its high bits are good enough here
  const roll = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    roll,
    chance: (share) => roll() < share,
    between: (low, high) => low + (high - low) * roll(),
    pick: (choices) => choices[Math.floor(roll() * choices.length)] ?? choices[0],
  };
}
