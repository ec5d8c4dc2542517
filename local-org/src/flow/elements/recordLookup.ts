// SPDX-License-Identifier: Apache-2.0
import { problem } from '../../metadata/problem.ts';
import { textOf, textsOf, type Element } from '../../metadata/xml/element.ts';
import type { FieldValue, RecordValues, Records } from '../../records/records.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import { compileFilters, type Filters } from '../conditions/compileFilters.ts';
import type { DataStep, FlowContext } from '../flowContext.ts';
import { readRecord, type Interview } from '../interview.ts';
import { dataStep, runEach } from './dataStep.ts';
import { compileOutput } from './lookupOutput.ts';
import { objectOf } from './objectOf.ts';

// a transaction may read so many rows
const MOST_ROWS = 50_000;

/** Get Records: the first record, or all that match. */
export function compileRecordLookup(element: Element, context: FlowContext): DataStep | undefined {
  const object = objectOf(element, context);
  if (object === undefined) return undefined;
  const filters = compileFilters(element, object, context);
  const arrange = compileArrangement(element, object, context);
  const { store, isFirstOnly } = compileOutput(element, object, context);
  const limit = isFirstOnly && filters.isEqualityOnly && !textOf(element, 'sortField') ? 1 : MOST_ROWS;
  return dataStep(element, context, (interviews) => {
    const find = findOnce(context.world.records, object, filters, limit);
    return runEach(interviews, (interview) => {
      const found = arrange(find(interview)).map((values) => readRecord(object, values));
      store(interview, isFirstOnly ? (found[0] ?? null) : found);
    });
  });
}

/** Interviews that ask the same share one query. */
function findOnce(records: Records, object: ObjectDef, filters: Filters, limit: number) {
  const answers = new Map<string, readonly RecordValues[]>();
  return (interview: Interview): readonly RecordValues[] => {
    const equality = filters.equality(interview);
    const key = JSON.stringify(equality);
    const rows = answers.get(key) ?? records.find(object.name, equality, limit);
    answers.set(key, rows);
    return filters.isEqualityOnly ? rows : rows.filter((row) => filters.matches(interview, row));
  };
}

type Rows = readonly RecordValues[];

/** Sorts by `sortField` and keeps the `queriedFields`. */
function compileArrangement(element: Element, object: ObjectDef, { problems }: FlowContext): (rows: Rows) => Rows {
  const sortName = textOf(element, 'sortField');
  const names = textsOf(element, 'queriedFields');
  for (const name of sortName === undefined ? names : [...names, sortName])
    if (findField(object, name) === undefined)
      problems.push(problem(`The field '${name}' of ${object.name} does not exist`, element.line));
  const sortField = sortName === undefined ? undefined : findField(object, sortName)?.name;
  const sign = textOf(element, 'sortOrder') === 'Desc' ? -1 : 1;
  const kept = new Set(['Id', ...names.map((name) => findField(object, name)?.name ?? name)]);
  return (rows) => {
    const sorted =
      sortField === undefined
        ? rows
        : [...rows].sort((a, b) => sign * order(a[sortField] ?? null, b[sortField] ?? null));
    return names.length === 0
      ? sorted
      : sorted.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => kept.has(name))));
  };
}

/** Blanks come first, as in SOQL. */
const order = (a: FieldValue, b: FieldValue): number =>
  a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1;
