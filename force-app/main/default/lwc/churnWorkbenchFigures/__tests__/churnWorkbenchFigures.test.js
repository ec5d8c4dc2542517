// SPDX-License-Identifier: Apache-2.0
import { formatBound, formatChange, formatCount, formatShare } from 'c/churnWorkbenchFigures';

describe('c-churn-workbench-figures', () => {
  it('shows bounds in two to six places', () => {
    expect([0.8, 1, 0.125, 0.123456].map(formatBound)).toEqual(['0.80', '1.00', '0.125', '0.123456']);
  });

  it('groups counts', () => {
    expect([0, 12345].map(formatCount)).toEqual(['0', '12,345']);
  });

  it('gives every change but none a sign', () => {
    expect([3, -1200, 0].map(formatChange)).toEqual(['+3', '-1,200', '0']);
  });

  it('shows shares in percent, and a dash for none', () => {
    expect([0.2, 0.3333, 1, null].map(formatShare)).toEqual(['20%', '33.3%', '100%', '–']);
  });
});
