// SPDX-License-Identifier: Apache-2.0
// The parents that the paths of a query reach, each joined once, when it is met first.
import { quote } from '../records/table.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { joinNames, type NameParent } from './nameParent.ts';
import { isReadable, type QueryContext } from './scope.ts';
import { unknownRelationship } from './soqlError.ts';

/** Where a path has come to. `names` where that may be of several types, and the path can only end. */
export type Place = {
  readonly path: readonly string[];
  readonly object: ObjectDef;
  readonly alias: string;
  readonly names?: NameParent;
};

/** A parent on the way to a column: `sql` is its id, null where there is none. */
export type ParentStep = {
  readonly path: readonly string[];
  readonly sql: string;
  readonly objects: readonly ObjectDef[];
};

export interface Parents {
  /** The parent that a relation of the place leads to. */
  follow(from: Place, relation: string): Place;
  steps(): readonly ParentStep[];
  /** `LEFT JOIN ...` for all of them. */
  joins(): string;
}

export function createParents(context: QueryContext): Parents {
  const reached = new Map<string, { readonly place: Place; readonly step: ParentStep }>();
  const joins: string[] = [];

  function join(object: ObjectDef, id: string): string {
    const alias = context.alias();
    joins.push(`LEFT JOIN ${quote(object.name)} AS ${alias} ON ${alias}."Id" = ${id}`);
    return alias;
  }

  function reach(from: Place, field: FieldDef, path: readonly string[]) {
    const sql = `${from.alias}.${quote(field.name)}`;
    const objects = (field.reference?.to ?? []).flatMap((name) => context.org.schema.object(name) ?? []);
    const [object] = objects;
    if (object === undefined) throw unknownRelationship(context.soql, path.at(-1) ?? '');
    const several = objects.length > 1;
    const place: Place = several
      ? { path, object, alias: '', names: joinNames(context, objects, sql, join) }
      : { path, object, alias: join(object, sql) };
    return { place, step: { path, sql, objects } };
  }

  return {
    follow(from, relation) {
      const field = findRelation(context, from, relation);
      const path = [...from.path, field.reference?.relationshipName ?? relation];
      const known = reached.get(path.join('.')) ?? reach(from, field, path);
      reached.set(path.join('.'), known);
      return known.place;
    },
    steps: () => [...reached.values()].map(({ step }) => step),
    joins: () => joins.join(' '),
  };
}

function findRelation(context: QueryContext, { object, names }: Place, relation: string): FieldDef {
  const wanted = relation.toLowerCase();
  const field = [...object.fields.values()].find(
    ({ reference }) => reference?.relationshipName?.toLowerCase() === wanted,
  );
  if (names !== undefined || field === undefined || !isReadable(context, object, field))
    throw unknownRelationship(context.soql, relation);
  return field;
}
