// SPDX-License-Identifier: Apache-2.0
import {
  BREAK,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';

/** The document without the `@optional` fields that the schema does not have; nothing below them is looked at. */
export function omitOptional(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  if (!usesOptional(document)) return document;
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter: (field) => (isOptional(field) && types.getFieldDef() == null ? null : undefined),
        leave: (field) => (field.selectionSet?.selections.length === 0 ? withNothing(field) : undefined),
      },
    }),
  );
}

export function usesOptional(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive(directive) {
      if (directive.name.value !== 'optional') return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}

const isOptional = (field: FieldNode): boolean =>
  field.directives?.some((directive) => directive.name.value === 'optional') === true;

/** A record of which nothing is left to show is an empty one: a selection must have a field, but may skip it. */
function withNothing(field: FieldNode): FieldNode {
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [SKIPPED] } };
}

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;

const SKIPPED: FieldNode = {
  kind: Kind.FIELD,
  name: name('__typename'),
  directives: [
    {
      kind: Kind.DIRECTIVE,
      name: name('skip'),
      arguments: [{ kind: Kind.ARGUMENT, name: name('if'), value: { kind: Kind.BOOLEAN, value: true } }],
    },
  ],
};
