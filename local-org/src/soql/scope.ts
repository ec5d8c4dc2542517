// SPDX-License-Identifier: Apache-2.0
// Where names of a query are looked up: one object, and the parents that its relations reach, as SQL joins.
import type { Org } from '../org.ts';
import { comparable, isText, quote } from '../records/table.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { findField } from '../schema/schema.ts';
import { joinNames, type NameParent } from './nameParent.ts';
import { unknownColumn, unknownRelationship, unknownType } from './soqlError.ts';

/** A field in the SQL of a query. `path` is spelled as the schema spells it. */
export type Column = {
  readonly path: readonly string[];
  readonly sql: string;
  readonly field: FieldDef;
  readonly entity: string;
};

/** Parents on the way to a column, nearest first: `sql` is the parent's id, null where there is none. */
export type ParentStep = {
  readonly path: readonly string[];
  readonly sql: string;
  readonly objects: readonly ObjectDef[];
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
  /** Gives a new table alias. */ alias(): string;
};

/** The platform follows a path over so many parents. */
const MAX_PARENTS = 5;

export function createScope(context: QueryContext, objectName: string, prefixes: readonly string[] = []): Scope {
  const object = requireQueryable(context, objectName);
  const alias = context.alias();
  const joins: string[] = [];
  const steps = new Map<string, ParentStep & { readonly alias: string; readonly names: NameParent | undefined }>();
  const ignored = new Set([object.name, ...prefixes].map((prefix) => prefix.toLowerCase()));

  /** The parent that a relation leads to, joined when it is met first. */
  function follow(from: ObjectDef, fromAlias: string, path: readonly string[], relation: string) {
    const field = [...from.fields.values()].find(
      ({ reference }) => reference?.relationshipName?.toLowerCase() === relation.toLowerCase(),
    );
    if (field?.reference === undefined || !isReadable(context, from, field))
      throw unknownRelationship(context.soql, relation);
    const stepPath = [...path, field.reference.relationshipName ?? relation];
    const known = steps.get(stepPath.join('.'));
    if (known !== undefined) return known;
    const sql = `${fromAlias}.${quote(field.name)}`;
    const objects = field.reference.to.flatMap((name) => context.org.schema.object(name) ?? []);
    const step = {
      path: stepPath,
      sql,
      objects,
      alias: context.alias(),
      names: objects.length > 1 ? joinNames(context, objects, sql, joins) : undefined,
    };
    const [target] = objects;
    if (step.names === undefined && target !== undefined)
      joins.push(`LEFT JOIN ${quote(target.name)} AS ${step.alias} ON ${step.alias}."Id" = ${sql}`);
    steps.set(stepPath.join('.'), step);
    return step;
  }

  function column(name: string): Column {
    const parts = name.split('.');
    if (parts.length > 1 && ignored.has(parts[0]?.toLowerCase() ?? '')) parts.shift();
    const fieldName = parts.pop() ?? '';
    if (parts.length > MAX_PARENTS) throw unknownRelationship(context.soql, name);
    let [current, currentAlias, path]: [ObjectDef, string, readonly string[]] = [object, alias, []];
    for (const [position, relation] of parts.entries()) {
      const step = follow(current, currentAlias, path, relation);
      if (step.names !== undefined && position === parts.length - 1) return step.names.column(fieldName, step.path);
      const [target] = step.objects;
      if (target === undefined || step.names !== undefined)
        throw unknownRelationship(context.soql, parts[position + 1] ?? relation);
      [current, currentAlias, path] = [target, step.alias, step.path];
    }
    return columnOf(context, current, currentAlias, fieldName, path);
  }

  return {
    object,
    alias,
    column,
    parents: () => [...steps.values()],
    from: () => `FROM ${quote(object.name)} AS ${alias} ${joins.join(' ')}`,
  };
}

/** Throws what the platform says of a type that is not there, which it also says of one that the user may not read. */
function requireQueryable({ org, userId, soql }: QueryContext, name: string): ObjectDef {
  const object = org.schema.object(name);
  if (object === undefined || !org.access.object(userId, object.name).read) throw unknownType(soql, name);
  return object;
}

function columnOf(
  context: QueryContext,
  object: ObjectDef,
  alias: string,
  name: string,
  path: readonly string[],
): Column {
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

function isReadable({ org, userId }: QueryContext, object: ObjectDef, field: FieldDef): boolean {
  return org.access.field(userId, object.name, field.name).readable;
}

/** The column as it is compared for equality, so that an index can answer. */
export function comparableSql(column: Column): string {
  return column.field.formula === undefined ? comparable(column.field, column.sql) : column.sql;
}
