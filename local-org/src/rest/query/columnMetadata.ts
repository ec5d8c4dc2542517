// SPDX-License-Identifier: Apache-2.0
// What `columns=true` answers: undocumented, but `sf data query` needs it to print its table.
import type { FieldType } from '../../schema/definitions.ts';
import type { OpenQuery, SelectedColumn } from '../../soql/openQuery.ts';

type ColumnMetadata = {
  readonly columnName: string;
  readonly joinColumns: ColumnMetadata[];
  readonly [property: string]: unknown;
};

export function describeColumns(query: OpenQuery): Record<string, unknown> {
  return {
    columnMetadata: [
      ...nest(query.columns),
      ...query.children.map(({ name, query: child }) => relation(name, nest(child.columns), true)),
    ],
    entityName: query.object.name,
    groupBy: query.kind === 'aggregate',
    idSelected: query.columns.some(({ path }) => path.join('.') === 'Id'),
    keyPrefix: query.object.keyPrefix,
  };
}

/** Columns of one parent stand together in its `joinColumns`. */
function nest(columns: readonly SelectedColumn[], depth = 0): ColumnMetadata[] {
  const nested: ColumnMetadata[] = [];
  for (const column of columns) {
    const name = column.path[depth] ?? '';
    if (depth === column.path.length - 1) nested.push(leaf(column, name));
    else if (!nested.some(({ columnName, joinColumns }) => columnName === name && joinColumns.length > 0)) {
      nested.push(
        relation(
          name,
          nest(
            columns.filter(({ path }) => path[depth] === name && path.length > depth + 1),
            depth + 1,
          ),
          false,
        ),
      );
    }
  }
  return nested;
}

function relation(columnName: string, joinColumns: ColumnMetadata[], aggregate: boolean): ColumnMetadata {
  return { ...BASE, aggregate, columnName, displayName: columnName, joinColumns };
}

function leaf({ field, isAggregate, text }: SelectedColumn, columnName: string): ColumnMetadata {
  return {
    ...BASE,
    aggregate: isAggregate,
    apexType: APEX_TYPES[field.type] ?? 'String',
    booleanType: field.type === 'boolean',
    columnName,
    custom: field.custom,
    displayName: isAggregate ? text : columnName,
    insertable: field.createable,
    numberType: NUMBERS.has(field.type),
    textType: !NUMBERS.has(field.type) && field.type !== 'boolean',
    updatable: field.updateable,
    joinColumns: [],
  };
}

const BASE = {
  aggregate: false,
  apexType: null,
  booleanType: false,
  custom: false,
  foreignKeyName: null,
  insertable: false,
  numberType: false,
  textType: false,
  updatable: false,
};

const NUMBERS: ReadonlySet<FieldType> = new Set(['int', 'double', 'currency', 'percent']);

const APEX_TYPES: Partial<Record<FieldType, string>> = {
  id: 'Id',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  double: 'Double',
  currency: 'Decimal',
  percent: 'Decimal',
  date: 'Date',
  datetime: 'Datetime',
};
