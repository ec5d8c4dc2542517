// SPDX-License-Identifier: Apache-2.0
import type { FieldType } from '@jetstreamapp/soql-parser-js';
import type { Column, QueryContext, Scope } from './scope.ts';
import { malformedQuery, unsupportedQuery } from './soqlError.ts';

/** The columns of a select list that has no aggregates; child queries are left to others. */
export function selectColumns(
  context: QueryContext,
  scope: Scope,
  fields: readonly FieldType[],
  limit: number | undefined,
): readonly Column[] {
  return fields.flatMap((field): readonly Column[] => {
    if (field.type === 'FieldSubquery') return [];
    if (field.type === 'FieldTypeof') throw unsupportedQuery('TYPEOF');
    if (field.type === 'FieldFunctionExpression')
      return allFields(context, scope, field.functionName, field.parameters, limit);
    return [scope.column(selectedName(field))];
  });
}

/** The name as it stands in the select list, relations and alias included. */
export function selectedName(field: Extract<FieldType, { readonly type: 'Field' | 'FieldRelationship' }>): string {
  return field.type === 'FieldRelationship' ? [...field.relationships, field.field].join('.') : field.field;
}

/** FIELDS(ALL), FIELDS(STANDARD), FIELDS(CUSTOM). */
const FIELD_GROUPS: Readonly<Record<string, (custom: boolean) => boolean>> = {
  ALL: () => true,
  STANDARD: (custom) => !custom,
  CUSTOM: (custom) => custom,
};

/** Without a list of the fields the platform gives so many rows at most. */
const MAX_ROWS = 200;

function allFields(
  { org, userId }: QueryContext,
  scope: Scope,
  name: string,
  parameters: readonly unknown[],
  limit: number | undefined,
): readonly Column[] {
  const group = FIELD_GROUPS[String(parameters[0]).toUpperCase()];
  if (name.toUpperCase() !== 'FIELDS' || group === undefined) throw unsupportedQuery(`the function ${name}()`);
  if (limit === undefined || limit > MAX_ROWS)
    throw malformedQuery(`The SOQL FIELDS function must have a LIMIT of at most ${MAX_ROWS}`);
  const readable = [...scope.object.fields.values()].filter(
    (field) => org.access.field(userId, scope.object.name, field.name).readable,
  );
  return readable.filter((field) => group(field.custom)).map((field) => scope.column(field.name));
}
