// SPDX-License-Identifier: Apache-2.0
import { GraphQLError, type ValidationRule } from 'graphql';

/** What every record and connection has can't be left out. */
const NEVER_OPTIONAL: ReadonlySet<string> = new Set(['Id', 'edges', 'node', 'pageInfo']);

/** Refuses `@optional` where the platform does not take it. */
export const OptionalPlacementRule: ValidationRule = (context) => ({
  Field({ name, directives = [] }) {
    const optional = directives.find((directive) => directive.name.value === 'optional');
    if (optional !== undefined && NEVER_OPTIONAL.has(name.value))
      context.reportError(
        new GraphQLError(`Directive 'optional' is not allowed on field '${name.value}'`, { nodes: optional }),
      );
  },
});
