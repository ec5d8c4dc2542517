// SPDX-License-Identifier: Apache-2.0
// A parent that may be of several types (Owner of a Task, What): the platform shows it as the entity `Name`.
import { quote } from '../records/table.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { defineField } from '../schema/field.ts';
import { findField } from '../schema/schema.ts';
import { foldedLike, type Column, type QueryContext } from './scope.ts';
import { unknownColumn } from './soqlError.ts';

export interface NameParent {
  column(fieldName: string, path: readonly string[]): Column;
}

/** Fields of the entity `Name` besides Id, Name and Type. */
const NAME_FIELDS: ReadonlySet<string> = new Set(
  ['Alias', 'Email', 'FirstName', 'IsActive', 'LastName', 'Phone', 'ProfileId', 'Title', 'UserRoleId', 'Username'].map(
    (name) => name.toLowerCase(),
  ),
);

/** Joins each possible parent when a column first needs it; ids are unique in an org, so at most one of them is there. */
export function joinNames(
  context: QueryContext,
  objects: readonly ObjectDef[],
  id: string,
  join: (object: ObjectDef, id: string) => string,
): NameParent {
  const aliases = new Map<string, string>();

  function aliasOf(object: ObjectDef): string {
    const known = aliases.get(object.name);
    if (known !== undefined) return known;
    const alias = join(object, id);
    aliases.set(object.name, alias);
    return alias;
  }

  function merged(name: string, fieldsOf: (object: ObjectDef) => FieldDef | undefined) {
    const fields = objects.flatMap((object) => {
      const field = fieldsOf(object);
      return field === undefined ? [] : [{ field, sql: `${aliasOf(object)}.${quote(field.name)}` }];
    });
    const [first] = fields;
    if (first === undefined) throw unknownColumn(context.soql, name, 'Name');
    // COALESCE wants two arguments at least
    return {
      field: { ...first.field, unique: false, idLookup: false, externalId: false },
      sql: foldedLike(first.field, `COALESCE(${fields.map(({ sql }) => sql).join(', ')}, NULL)`),
    };
  }

  return {
    column(fieldName, path) {
      const name = fieldName.toLowerCase();
      const at = (column: { readonly field: FieldDef; readonly sql: string }, shown: string): Column => ({
        ...column,
        path: [...path, shown],
        entity: 'Name',
      });
      if (name === 'id') return at({ field: ID, sql: id }, 'Id');
      if (name === 'type') return at({ field: TYPE, sql: typeSql(objects, id) }, 'Type');
      if (name === 'name')
        return at(
          merged(fieldName, (object) => object.fields.get(object.nameField)),
          'Name',
        );
      if (!NAME_FIELDS.has(name)) throw unknownColumn(context.soql, fieldName, 'Name');
      const column = merged(fieldName, (object) => findField(object, fieldName));
      return at(column, column.field.name);
    },
  };
}

const ID = defineField({ name: 'Id', label: 'Name ID', type: 'id' });
const TYPE = defineField({ name: 'Type', label: 'Type', type: 'string', length: 40 });

function typeSql(objects: readonly ObjectDef[], id: string): string {
  const cases = objects.map(({ keyPrefix, name }) => `WHEN '${keyPrefix}' THEN '${name}'`);
  return `(CASE substr(${id}, 1, 3) ${cases.join(' ')} END)`;
}
