// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/mutations-schema.html
import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  type GraphQLInputFieldConfig,
} from 'graphql';
import { resolveCreate, resolveDelete, resolveUpdate } from '../mutation/resolveMutation.ts';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import type { RequestContext } from '../requestContext.ts';
import type { VisibleObjects } from '../visibleObjects.ts';
import type { RecordTypes } from './recordTypes.ts';
import { IdOrRef, scalarOf } from './scalars.ts';

type Fields = GraphQLFieldConfigMap<unknown, RequestContext>;

/** `<Object>Create`, `<Object>Update` and `<Object>Delete`, as far as the user may. */
export function mutationFields(visible: VisibleObjects, records: RecordTypes): Fields {
  return Object.assign({}, ...visible.all.map((object) => objectMutations(visible, object, records))) as Fields;
}

/** `uiapi(input: {allOrNone})`; all or none unless it says otherwise. */
export const MUTATIONS_INPUT = new GraphQLInputObjectType({
  name: 'UIAPIMutationsInput',
  fields: { allOrNone: { type: GraphQLBoolean, default: { value: true } } },
});

function objectMutations(visible: VisibleObjects, object: ObjectDef, records: RecordTypes): Fields {
  const may = visible.org.access.object(visible.userId, object.name);
  return {
    ...(may.create ? { [`${object.name}Create`]: createField(visible, object, records) } : {}),
    ...(may.edit ? { [`${object.name}Update`]: updateField(visible, object, records) } : {}),
    ...(may.delete ? { [`${object.name}Delete`]: deleteField(visible, object) } : {}),
  };
}

type Field = GraphQLFieldConfig<unknown, RequestContext>;

function createField(visible: VisibleObjects, object: ObjectDef, records: RecordTypes): Field {
  const name = `${object.name}Create`;
  return {
    type: new GraphQLObjectType({
      name: `${name}Payload`,
      fields: () => ({ Record: { type: records.record(object) } }),
    }),
    args: inputArgument(name, () => ({
      [object.name]: representation(name, visible, object, ({ createable }) => createable),
    })),
    resolve: resolveCreate(visible, object),
  };
}

function updateField(visible: VisibleObjects, object: ObjectDef, records: RecordTypes): Field {
  const name = `${object.name}Update`;
  return {
    type: new GraphQLObjectType({
      name: `${name}Payload`,
      fields: () => ({ Record: { type: records.record(object) }, success: { type: GraphQLBoolean } }),
    }),
    args: inputArgument(name, () => ({
      Id: { type: new GraphQLNonNull(IdOrRef) },
      [object.name]: representation(name, visible, object, ({ updateable }) => updateable),
    })),
    resolve: resolveUpdate(visible, object),
  };
}

function deleteField(visible: VisibleObjects, object: ObjectDef): Field {
  return {
    type: DeletePayload,
    args: { input: { type: new GraphQLNonNull(DeleteInput) } },
    resolve: resolveDelete(visible, object),
  };
}

const DeleteInput = new GraphQLInputObjectType({
  name: 'RecordDeleteInput',
  fields: { Id: { type: new GraphQLNonNull(IdOrRef) } },
});

const DeletePayload = new GraphQLObjectType({ name: 'RecordDeletePayload', fields: { Id: { type: GraphQLID } } });

function inputArgument(
  name: string,
  fields: () => Record<string, GraphQLInputFieldConfig>,
): NonNullable<Field['args']> {
  return { input: { type: new GraphQLNonNull(new GraphQLInputObjectType({ name: `${name}Input`, fields })) } };
}

/** Raw values of the fields that the user may write. */
function representation(
  name: string,
  { org, userId, fields }: VisibleObjects,
  object: ObjectDef,
  allows: (field: FieldDef) => boolean,
): GraphQLInputFieldConfig {
  const writable = fields(object).filter(
    (field) =>
      allows(field) &&
      field.formula === undefined &&
      field.autoNumber === undefined &&
      org.access.field(userId, object.name, field.name).editable,
  );
  const type = new GraphQLInputObjectType({
    name: `${name}Representation`,
    fields: Object.fromEntries(
      writable.map((field) => [field.name, { type: field.type === 'reference' ? IdOrRef : scalarOf(field) }]),
    ),
  });
  return { type: new GraphQLNonNull(type) };
}
