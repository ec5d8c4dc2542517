// SPDX-License-Identifier: Apache-2.0
// Looks ahead into a selection, so that all of it is read at once.
import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionNode,
} from 'graphql';

export type LookAhead = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** The fields that the nodes select of the type, by their names in the answer; the same name may stand several times. */
export function collectFields(
  ahead: LookAhead,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  for (const selection of nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []))
    for (const field of expand(ahead, type, selection)) {
      const key = field.alias?.value ?? field.name.value;
      const known = fields.get(key);
      if (known === undefined) fields.set(key, [field]);
      else known.push(field);
    }
  return fields;
}

/** The nodes at the end of a path, such as `edges`, `node`. */
export function descend(
  ahead: LookAhead,
  nodes: readonly FieldNode[],
  types: readonly GraphQLObjectType[],
  path: readonly string[],
): readonly FieldNode[] {
  return path.reduce<readonly FieldNode[]>((from, name, depth) => {
    const type = types[depth];
    if (type === undefined) return [];
    return [...collectFields(ahead, type, from).values()].flat().filter((field) => field.name.value === name);
  }, nodes);
}

function expand(ahead: LookAhead, type: GraphQLObjectType, selection: SelectionNode): readonly FieldNode[] {
  if (!isIncluded(ahead, selection)) return [];
  if (selection.kind === Kind.FIELD) return [selection];
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : ahead.fragments[selection.name.value];
  if (fragment === undefined || !applies(ahead, type, fragment.typeCondition?.name.value)) return [];
  return fragment.selectionSet.selections.flatMap((inner) => expand(ahead, type, inner));
}

function isIncluded({ variableValues }: LookAhead, selection: SelectionNode): boolean {
  if ((selection.directives ?? []).length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variableValues);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

function applies({ schema }: LookAhead, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wider = schema.getType(condition);
  return isAbstractType(wider) && schema.isSubType(wider, type);
}
