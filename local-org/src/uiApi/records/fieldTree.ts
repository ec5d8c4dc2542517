// SPDX-License-Identifier: Apache-2.0
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import { ApiError } from '../../wire/apiError.ts';
import { noAccess, type UiRequest } from '../uiRequest.ts';

/** Fields of a record by name; a relationship (`Owner`, `Parent__r`) holds those of its parent. */
export type FieldTree = ReadonlyMap<string, FieldTree | null>;

/**
 * The tree of `Thing__c.Name`, `Thing__c.Owner.Name` ... Throws ApiError for one of `required` that is unknown (400) or
 * that the user may not read (403); such ones of `optional` are left out.
 */
export function readFieldTree(
  request: UiRequest,
  object: ObjectDef,
  required: readonly string[],
  optional: readonly string[] = [],
): FieldTree {
  const tree: GrowingTree = new Map();
  for (const name of required) {
    const fault = addPath(request, object, pathOf(name, object), tree);
    if (fault !== undefined) throw fault;
  }
  for (const name of optional)
    if (addPath(request, object, pathOf(name, object), new Map()) === undefined)
      addPath(request, object, pathOf(name, object), tree);
  return tree;
}

/** The relationship of that name, by its field. */
export const findRelationship = (object: ObjectDef, name: string): FieldDef | undefined =>
  [...object.fields.values()].find(
    ({ reference }) => reference?.relationshipName?.toLowerCase() === name.toLowerCase(),
  );

type GrowingTree = Map<string, GrowingTree | null>;

/** The steps behind the object's own name. */
function pathOf(name: string, object: ObjectDef): readonly string[] {
  const [first = '', ...rest] = name.trim().split('.');
  if (first.toLowerCase() !== object.name.toLowerCase() || rest.length === 0)
    throw new ApiError(400, 'INVALID_FIELD', `Invalid field name '${name}': a field of ${object.name} is expected`);
  return rest;
}

function addPath(
  request: UiRequest,
  object: ObjectDef,
  [step = '', ...rest]: readonly string[],
  tree: GrowingTree,
): ApiError | undefined {
  const field = rest.length === 0 ? findField(object, step) : findRelationship(object, step);
  if (field === undefined)
    return new ApiError(400, 'INVALID_FIELD', `No such column '${step}' on entity '${object.name}'.`);
  if (!request.org.access.field(request.userId, object.name, field.name).readable) return noAccess();
  if (rest.length === 0) {
    tree.set(field.name, tree.get(field.name) ?? null);
    return undefined;
  }
  const name = field.reference?.relationshipName ?? step;
  const branch = tree.get(name) ?? new Map();
  tree.set(name, branch);
  return addToParents(request, field, rest, branch);
}

/** A field of several possible parents must be one of any of them. */
function addToParents(
  request: UiRequest,
  { reference }: FieldDef,
  path: readonly string[],
  branch: GrowingTree,
): ApiError | undefined {
  const faults: ApiError[] = [];
  for (const name of reference?.to ?? []) {
    const parent = request.org.schema.object(name);
    if (parent === undefined || !request.org.access.object(request.userId, name).read) continue;
    const fault = addPath(request, parent, path, branch);
    if (fault === undefined) return undefined;
    faults.push(fault);
  }
  return faults[0] ?? noAccess();
}
