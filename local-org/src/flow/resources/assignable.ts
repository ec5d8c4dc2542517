// SPDX-License-Identifier: Apache-2.0
import type { FlowValue } from '../interview.ts';
import type { Resource } from './resource.ts';

type Type = Resource['type'];

const TEXTS: ReadonlySet<Type> = new Set<Type>(['text', 'picklist', 'multipicklist']);
const TIMES: ReadonlySet<Type> = new Set<Type>(['date', 'datetime']);

/** Whether a value of one type may be put where another is wanted. */
export const isAssignable = (from: Type, to: Type): boolean =>
  from === to || from === 'null' || (TEXTS.has(to) && from !== 'record') || (TIMES.has(to) && TIMES.has(from));

/** Whether two types can be compared. */
export const isComparable = (left: Type, right: Type): boolean =>
  left === right ||
  left === 'null' ||
  right === 'null' ||
  [TEXTS, TIMES].some((kinds) => kinds.has(left) && kinds.has(right));

/** The value as the wanted type holds it. */
export function convert(value: FlowValue, to: Type): FlowValue {
  if (value === null || typeof value === 'object') return value;
  if (TEXTS.has(to)) return String(value);
  if (to === 'date') return String(value).slice(0, 10);
  if (to === 'datetime') return new Date(String(value)).toISOString();
  return value;
}
