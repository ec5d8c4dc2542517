// SPDX-License-Identifier: Apache-2.0
import type { Element } from '../../metadata/xml/element.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { compileFilters } from '../conditions/compileFilters.ts';
import type { FlowContext } from '../flowContext.ts';
import type { Interview } from '../interview.ts';

// a transaction may change so many rows
const MOST_ROWS = 10_000;

/** Ids of the records that an element's filters describe. */
export function compileMatching(
  element: Element,
  object: ObjectDef,
  context: FlowContext,
): (interview: Interview) => readonly string[] {
  const filters = compileFilters(element, object, context);
  return (interview) =>
    context.world.records
      .find(object.name, filters.equality(interview), MOST_ROWS)
      .filter((row) => filters.isEqualityOnly || filters.matches(interview, row))
      .map((row) => String(row['Id']));
}
