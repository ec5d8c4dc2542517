// SPDX-License-Identifier: Apache-2.0
// Where names of a query are looked up: one object, and the parents that its relations reach, as SQL joins.
import type { Org } from '../org.ts';
import { comparable, isText, quote } from '../records/table.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { findField } from '../schema/schema.ts';
import { createParents, type ParentStep, type Place } from './parents.ts';
import { unknownColumn, unknownRelationship, unknownType } from './soqlError.ts';

/** A field in the SQL of a query. `path` is spelled as the schema spells it. */
export type Column = {
  readonly path: readonly string[];
  readonly sql: string;
  readonly field: FieldDef;
  readonly entity: string;
};

export interface Scope {
  readonly object: ObjectDef;
  readonly alias: string;
  column(name: string): Column;
  /** Steps of all the columns that were asked for. */
  parents(): readonly ParentStep[];
  /** `FROM` with all the joins that the columns need. */
  from(): string;
}

/** What all scopes of one query share. */
export type QueryContext = {
  readonly org: Org;
  readonly userId: string;
  readonly soql: string;
  /** Gives a new table alias. */
  alias(): string;
};

/** The platform follows a path over so many parents. */
const MAX_PARENTS = 5;

/** `prefixes` are names that may stand for the object itself before a field. */
export function createScope(context: QueryContext, objectName: string, prefixes: readonly string[] = []): Scope {
  const object = requireQueryable(context, objectName);
  const start: Place = { path: [], object, alias: context.alias() };
  const parents = createParents(context);
  const ignored = new Set([object.name, ...prefixes].map((prefix) => prefix.toLowerCase()));

  return {
    object,
    alias: start.alias,
    column(name) {
      const path = name.split('.');
      if (path.length > 1 && ignored.has(path[0]?.toLowerCase() ?? '')) path.shift();
      const fieldName = path.pop() ?? '';
      if (path.length > MAX_PARENTS) throw unknownRelationship(context.soql, name);
      const place = path.reduce((from, relation) => parents.follow(from, relation), start);
      return place.names?.column(fieldName, place.path) ?? columnOf(context, place, fieldName);
    },
    parents: () => parents.steps(),
    from: () => `FROM ${quote(object.name)} AS ${start.alias} ${parents.joins()}`,
  };
}

/** Throws what the platform says of a type that is not there, which it also says of one that the user may not read. */
function requireQueryable({ org, userId, soql }: QueryContext, name: string): ObjectDef {
  const object = org.schema.object(name);
  if (object === undefined || !org.access.object(userId, object.name).read) throw unknownType(soql, name);
  return object;
}

function columnOf(context: QueryContext, { object, alias, path }: Place, name: string): Column {
  const field = findField(object, name);
  if (field === undefined || !isReadable(context, object, field)) throw unknownColumn(context.soql, name, object.name);
  return { path: [...path, field.name], sql: columnSql(context, object, alias, field), field, entity: object.name };
}

function columnSql({ userId }: QueryContext, object: ObjectDef, alias: string, field: FieldDef): string {
  if (field.formula === undefined) return `${alias}.${quote(field.name)}`;
  return foldedLike(field, `calculated('${object.name}', '${field.name}', ${alias}."Id", '${userId}')`);
}

/** An expression of the field's values, compared without case as a column of it would be. */
export function foldedLike(field: FieldDef, sql: string): string {
  return isText(field) && !field.caseSensitive ? `(${sql} COLLATE NOCASE)` : sql;
}

export function isReadable({ org, userId }: QueryContext, object: ObjectDef, field: FieldDef): boolean {
  return org.access.field(userId, object.name, field.name).readable;
}

/** The column as it is compared for equality, so that an index can answer. */
export function comparableSql(column: Column): string {
  return column.field.formula === undefined ? comparable(column.field, column.sql) : column.sql;
}
