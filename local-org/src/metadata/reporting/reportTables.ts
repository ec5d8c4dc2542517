// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '../../org.ts';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import { findFieldByPath } from '../fieldPath.ts';
import { problem, type Problem } from '../problem.ts';
import { child, textOf, type Element } from '../xml/element.ts';

/** The objects of a report type by table: `Account`, `Account.Contacts`, a level further for each join. */
export type ReportTables = ReadonlyMap<string, ObjectDef>;

/** Follows the joins of a report type; an object or relationship that is not there is a problem. */
export function readTables(
  element: Element,
  schema: Schema,
): { readonly tables: ReportTables; readonly problems: readonly Problem[] } {
  const baseName = textOf(element, 'baseObject') ?? '';
  const base = schema.object(baseName);
  if (base === undefined)
    return {
      tables: new Map(),
      problems: [problem(`In field: baseObject - no CustomObject named ${baseName} found`, element.line)],
    };
  return joinTables(element, { path: base.name, object: base, tables: new Map([[base.name, base]]) }, schema);
}

/** The field that a column of a report type shows: a field, a lookup's name (`Owner`) or a way through lookups. */
export const findColumn = (name: string, object: ObjectDef, schema: Schema): FieldDef | undefined =>
  findFieldByPath(name, object, schema) ??
  findField(object, `${name}Id`) ??
  findFieldByPath(`${name}.Name`, object, schema);

type Joined = { readonly path: string; readonly object: ObjectDef; readonly tables: ReportTables };

function joinTables(element: Element, { path, object, tables }: Joined, schema: Schema): ReturnType<typeof readTables> {
  const join = child(element, 'join');
  if (join === undefined) return { tables, problems: [] };
  const relationship = textOf(join, 'relationship') ?? '';
  const joined = findChild(relationship, object, schema);
  if (joined === undefined)
    return {
      tables,
      problems: [problem(`The relationship '${relationship}' of ${object.name} does not exist`, join.line)],
    };
  const next = `${path}.${relationship}`;
  if (tables.size === MOST_OBJECTS)
    return { tables, problems: [problem(`A report type joins at most ${MOST_OBJECTS} objects`, join.line)] };
  return joinTables(join, { path: next, object: joined, tables: new Map(tables).set(next, joined) }, schema);
}

const MOST_OBJECTS = 4;

const findChild = (relationship: string, parent: ObjectDef, schema: Schema): ObjectDef | undefined =>
  schema
    .objects()
    .find((object) =>
      [...object.fields.values()].some(
        ({ reference }) =>
          reference?.to.includes(parent.name) === true && reference.childRelationshipName === relationship,
      ),
    );
