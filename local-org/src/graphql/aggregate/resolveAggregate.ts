// SPDX-License-Identifier: Apache-2.0
import { getNamedType, isObjectType, type FieldNode, type GraphQLFieldResolver, type GraphQLObjectType } from 'graphql';
import type { ObjectDef } from '../../schema/definitions.ts';
import { openQuery } from '../../soql/openQuery.ts';
import { collectFields, descend, type LookAhead } from '../query/collectFields.ts';
import { rawArgument, readRange, type PageArguments } from '../query/pageArguments.ts';
import { toConnection } from '../query/readRecords.ts';
import { whereSoql } from '../query/recordSoql.ts';
import type { Connection } from '../recordNode.ts';
import type { RequestContext } from '../requestContext.ts';
import type { VisibleObjects } from '../visibleObjects.ts';
import { resultKey, type AggregateSource } from './aggregateSource.ts';
import { groupOrderSoql, groupSoql, measuresSoql, type Measure } from './aggregateSoql.ts';

type AggregateArguments = Omit<PageArguments, 'order'>;

/** Resolves `uiapi.aggregate.<Object>`: one grouped SOQL query. */
export function resolveAggregate(
  visible: VisibleObjects,
  object: ObjectDef,
): GraphQLFieldResolver<unknown, RequestContext, AggregateArguments, Connection<AggregateSource>> {
  return (_, args, context, info) => {
    const [node] = info.fieldNodes;
    const raw = (name: string) => node && rawArgument(node, name, context.variables);
    const page = { ...args, order: undefined };
    const range = readRange(page);
    const measures = selectMeasures(info, object, info.fieldNodes);
    const groups = groupSoql(raw('groupBy'));
    const orders = groupOrderSoql(raw('orderBy'));
    const query = openQuery(
      context.org,
      context,
      `SELECT ${measuresSoql(measures)} FROM ${object.name}${whereSoql(visible, object, page)}` +
        clause('GROUP BY', groups) +
        clause('ORDER BY', orders.length === 0 ? groups : orders),
    );
    const nodes = query.rows(range.from, range.to).map(({ values }): AggregateSource => {
      const results = measures.map(
        ({ path, name }, position) => [resultKey(path, name), values[position] ?? null] as const,
      );
      return { row: new Map(results), path: [] };
    });
    return toConnection(nodes, range.from, query.totalSize);
  };
}

const clause = (words: string, terms: readonly string[]): string =>
  terms.length === 0 ? '' : ` ${words} ${terms.join(', ')}`;

function selectMeasures(ahead: LookAhead, object: ObjectDef, nodes: readonly FieldNode[]): readonly Measure[] {
  const types = ['AggregateConnection', 'AggregateEdge', 'Result', 'Aggregate'].map((suffix) => {
    const type = ahead.schema.getType(`${object.name}${suffix}`);
    return isObjectType(type) ? [type] : [];
  });
  const path = types.flat();
  const aggregates = descend(ahead, nodes, path, ['edges', 'node', 'aggregate']);
  const aggregate = path.at(-1);
  return aggregate === undefined ? [] : measuresOf(ahead, aggregate, aggregates, []);
}

/** Fields, or parents with fields of theirs, each with its functions. */
function measuresOf(
  ahead: LookAhead,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  path: readonly string[],
): readonly Measure[] {
  const measures = [...collectFields(ahead, type, nodes).values()].flatMap((fields) => {
    const name = fields[0]?.name.value ?? '';
    const inner = getNamedType(type.getFields()[name]?.type);
    if (!isObjectType(inner)) return [];
    return 'value' in inner.getFields()
      ? functionsOf(ahead, inner, fields, [...path, name])
      : measuresOf(ahead, inner, fields, [...path, name]);
  });
  return [...new Map(measures.map((measure) => [resultKey(measure.path, measure.name), measure])).values()];
}

function functionsOf(
  ahead: LookAhead,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  path: readonly string[],
): readonly Measure[] {
  const names = [...collectFields(ahead, type, nodes).values()].map((fields) => fields[0]?.name.value ?? '');
  return names
    .filter((name) => name !== '__typename')
    .map((name) => ({ path, name: OF_VALUE.has(name) ? 'value' : name }));
}

/** Read from the grouped value. */
const OF_VALUE: ReadonlySet<string> = new Set(['value', 'displayValue', 'label']);
