// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '../org.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { findField } from '../schema/schema.ts';

/**
 * The field at the end of `Owner.Manager.Name`: every step before it is a relationship's name, or the name of the field
 * that makes it. undefined: there is no such way.
 */
export function findFieldByPath(path: string, object: ObjectDef, schema: Schema): FieldDef | undefined {
  const [step = '', ...rest] = path.split('.');
  if (rest.length === 0) return findField(object, step);
  return parentsOf(step, object)
    .flatMap((name) => schema.object(name) ?? [])
    .map((parent) => findFieldByPath(rest.join('.'), parent, schema))
    .find((field) => field !== undefined);
}

function parentsOf(step: string, object: ObjectDef): readonly string[] {
  const name = step.toLowerCase();
  const field = [...object.fields.values()].find(
    (one) => one.reference?.relationshipName?.toLowerCase() === name || one.name.toLowerCase() === name,
  );
  return field?.reference?.to ?? [];
}
