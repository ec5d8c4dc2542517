// SPDX-License-Identifier: Apache-2.0
// Rule patterns: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
import { compileCondition } from './condition.ts';

/** As in a rule, such as `{ source: ['aws.s3'], detail: { object: { key: [{ wildcard: 'in/*.txt' }] } } }`. */
export type EventPattern = { readonly [field: string]: EventPattern | readonly unknown[] };

type Test = (event: unknown) => boolean;

/** Throws an Error on what EventBridge would refuse and on `cidr`, which is not done here. */
export function compilePattern(pattern: EventPattern): Test {
  const entries = Object.entries(pattern);
  if (entries.length === 0) throw new Error('Event pattern is not valid. Reason: Empty objects are not allowed');
  const tests = entries.map(([field, rule]) => compileField(field, rule));
  return (event) => tests.every((test) => test(event));
}

function compileField(field: string, rule: EventPattern | readonly unknown[]): Test {
  if (field === '$or') return compileAlternatives(rule);
  const test = Array.isArray(rule) ? compileValues(field, rule) : compileObject(field, rule);
  return (event) => test(isObject(event) ? event[field] : undefined);
}

function compileAlternatives(rule: unknown): Test {
  if (!Array.isArray(rule) || rule.length < 2) {
    throw new Error('Event pattern is not valid. Reason: $or needs an array of two or more patterns');
  }
  const alternatives = rule.map((each) => compilePattern(each as EventPattern));
  return (event) => alternatives.some((fits) => fits(event));
}

function compileObject(field: string, rule: unknown): Test {
  if (isObject(rule)) return compilePattern(rule as EventPattern);
  throw new Error(`Event pattern is not valid. Reason: "${field}" must be an object or an array`);
}

/** An event's array fits where one of its values does. */
function compileValues(field: string, rule: readonly unknown[]): Test {
  if (rule.length === 0) throw new Error(`Event pattern is not valid. Reason: Empty arrays are not allowed: ${field}`);
  const conditions = rule.map(compileCondition);
  return (found) => {
    const values: readonly unknown[] = Array.isArray(found) && found.length > 0 ? found : [found];
    return conditions.some((fits) => values.some(fits));
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
