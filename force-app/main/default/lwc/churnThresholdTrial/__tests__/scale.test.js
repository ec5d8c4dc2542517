// SPDX-License-Identifier: Apache-2.0
import { chooseScale } from '../scale';

describe('chooseScale', () => {
  it.each([
    [0, 0.1],
    [0.1, 0.1],
    [0.11, 0.2],
    [0.35, 0.4],
    [0.56, 0.6],
    [0.61, 0.8],
    [0.999, 1],
    [1, 1],
  ])('takes for a highest of %d a scale up to %d', (highest, top) => {
    expect(chooseScale(highest).top).toBe(top);
  });
});
