// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { FieldValue, RecordValues } from '../records/records.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { findField } from '../schema/schema.ts';
import type { Compiled, Symbols } from './compiled.ts';
import { FormulaError } from './formulaError.ts';
import { globalResource, type GlobalScope } from './globals.ts';
import { FORMULA_TYPE } from './formulaType.ts';

/** What names are looked up in: the deployed org, or the org as a deployment would make it. */
export type FormulaWorld = Pick<Org, 'schema' | 'records' | 'access' | 'components' | 'clock'>;

/** The record that a formula is about. */
export type RecordScope = GlobalScope & { readonly values: RecordValues; readonly prior: RecordValues | undefined };

/** How a place treats blanks and earlier values. */
export type RecordFormulaKind = {
  readonly blankNumbersAsZero: boolean;
  /** Validation rules know the record before the save; calculated fields and defaults don't. */
  readonly knowsPrior: boolean;
};

/** Names in formulas of an object: its fields, fields of parents (`Account__r.Owner.IsActive`), globals (`$User.Id`). */
export function recordSymbols(object: ObjectDef, world: FormulaWorld, kind: RecordFormulaKind): Symbols<RecordScope> {
  const field = (
    path: string,
    read: (scope: RecordScope) => RecordValues | undefined,
  ): Compiled<RecordScope> | undefined => fieldResource(object, path, world, kind, read);
  return {
    resolve: (path) => (path.startsWith('$') ? globalResource(path, world) : field(path, (scope) => scope.values)),
    resolvePrior: (path) => (kind.knowsPrior ? field(path, (scope) => scope.prior) : undefined),
    isNew: kind.knowsPrior ? (scope) => scope.prior === undefined : undefined,
    now: () => world.clock.now(),
  };
}

/** A field of the object or of a parent as formulas see it: percent divided by 100; undefined: there is none. */
function fieldResource(
  object: ObjectDef,
  name: string,
  world: FormulaWorld,
  { blankNumbersAsZero, knowsPrior }: RecordFormulaKind,
  read: (scope: RecordScope) => RecordValues | undefined,
): Compiled<RecordScope> | undefined {
  const found = findPath(object, name.split('.'), world);
  if (found === undefined) return undefined;
  const { field, path } = found;
  // a validation rule may look at a long text, a calculated field may not
  if (field.long && !knowsPrior)
    throw new FormulaError(`You cannot reference the long text field ${name} in this type of formula`);
  return {
    type: FORMULA_TYPE[field.type],
    evaluate: (scope) => asOperand(field, valueAt(path, read(scope), world), blankNumbersAsZero),
  };
}

/** A path of relationships that ends in a field, spelt as the schema spells it. */
export type FieldPath = {
  readonly parents: readonly { readonly field: string; readonly to: readonly string[] }[];
  readonly field: string;
};

/** Follows relationship names to a field; a polymorphic parent has the fields that any of its objects has. */
export function findPath(
  object: ObjectDef,
  steps: readonly string[],
  { schema }: Pick<FormulaWorld, 'schema'>,
): { path: FieldPath; field: FieldDef } | undefined {
  const parents: { field: string; to: readonly string[] }[] = [];
  let objects: readonly ObjectDef[] = [object];
  for (const step of steps.slice(0, -1)) {
    const reference = objects
      .flatMap((one) => [...one.fields.values()])
      .find(({ reference: to }) => to?.relationshipName?.toLowerCase() === step.toLowerCase());
    if (reference?.reference === undefined) return undefined;
    parents.push({ field: reference.name, to: reference.reference.to });
    objects = reference.reference.to.flatMap((name) => schema.object(name) ?? []);
  }
  const name = steps.at(-1) ?? '';
  const field = objects.map((one) => findField(one, name)).find((one) => one !== undefined);
  return field === undefined ? undefined : { path: { parents, field: field.name }, field };
}

/** Reads a path from a record; null where a parent is missing. */
export function valueAt(
  path: FieldPath,
  record: RecordValues | undefined,
  { records }: Pick<FormulaWorld, 'records'>,
): FieldValue {
  let current = record;
  for (const { field, to } of path.parents) {
    const id = current?.[field];
    current =
      typeof id === 'string'
        ? to.map((object) => records.read(object, id)).find((one) => one !== undefined)
        : undefined;
  }
  return current?.[path.field] ?? null;
}

function asOperand(field: FieldDef, value: FieldValue, blankNumbersAsZero: boolean): FieldValue {
  if (FORMULA_TYPE[field.type] !== 'number') return value;
  if (value === null) return blankNumbersAsZero ? 0 : null;
  return field.type === 'percent' ? Number(value) / 100 : Number(value);
}
