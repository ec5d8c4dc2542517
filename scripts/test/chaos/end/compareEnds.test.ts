// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { compareEnds } from '../../../chaos/end/compareEnds.ts';

describe('two ends', () => {
  test('are equal where the lines are, in any order', () => {
    expect(compareEnds(['Risk 1 a', 'Risk 2 b'], ['Risk 2 b', 'Risk 1 a'])).toEqual([]);
  });

  test('differ where a record has another value', () => {
    expect(compareEnds(['Risk 1 a'], ['Risk 1 b'])).toEqual(['missing: Risk 1 a', 'too much: Risk 1 b']);
  });

  test('differ where the same Task is there twice', () => {
    expect(compareEnds(['Task x'], ['Task x', 'Task x'])).toEqual(['too much: Task x']);
  });
});
