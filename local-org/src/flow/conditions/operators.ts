// SPDX-License-Identifier: Apache-2.0
import { isCollection, type FlowValue } from '../interview.ts';

export type Operator = {
  /** `same`: the right side is compared with the left; `yesNo`: it says whether the check should hold; `collection`: it is a list. */
  readonly right: 'same' | 'yesNo' | 'collection';
  readonly holds: (left: FlowValue, right: FlowValue) => boolean;
};

/** Operators of decisions and of record filters. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  EqualTo: { right: 'same', holds: (left, right) => isSame(left, right) },
  NotEqualTo: { right: 'same', holds: (left, right) => !isSame(left, right) },
  GreaterThan: { right: 'same', holds: ordered((sign) => sign > 0) },
  GreaterThanOrEqualTo: { right: 'same', holds: ordered((sign) => sign >= 0) },
  LessThan: { right: 'same', holds: ordered((sign) => sign < 0) },
  LessThanOrEqualTo: { right: 'same', holds: ordered((sign) => sign <= 0) },
  StartsWith: { right: 'same', holds: (left, right) => folded(left).startsWith(folded(right)) },
  EndsWith: { right: 'same', holds: (left, right) => folded(left).endsWith(folded(right)) },
  Contains: {
    right: 'same',
    holds: (left, right) =>
      isCollection(left) ? left.some((item) => isSame(item, right)) : folded(left).includes(folded(right)),
  },
  IsNull: { right: 'yesNo', holds: (left, right) => (left === null) === isYes(right) },
  IsBlank: { right: 'yesNo', holds: (left, right) => (left === null || left === '') === isYes(right) },
  IsEmpty: {
    right: 'yesNo',
    holds: (left, right) => (left === null || (isCollection(left) && left.length === 0)) === isYes(right),
  },
  In: { right: 'collection', holds: (left, right) => isIn(left, right) },
  NotIn: { right: 'collection', holds: (left, right) => !isIn(left, right) },
};

/** Texts are the same without regard to case, a blank text is the same as none. */
export function isSame(left: FlowValue, right: FlowValue): boolean {
  if (typeof left === 'string' || typeof right === 'string') return folded(left) === folded(right);
  return left === right;
}

const folded = (value: FlowValue): string => (value === null ? '' : String(value).toLowerCase());

const isYes = (value: FlowValue): boolean => value === true || value === 'true';

const isIn = (left: FlowValue, right: FlowValue): boolean =>
  isCollection(right) && right.some((item) => isSame(left, item));

function ordered(holds: (sign: number) => boolean): Operator['holds'] {
  return (left, right) => {
    if (left === null || right === null) return false;
    return holds(left < right ? -1 : left > right ? 1 : 0);
  };
}
