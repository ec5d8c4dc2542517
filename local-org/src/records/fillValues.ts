// SPDX-License-Identifier: Apache-2.0
// What a record will hold: what it held, what was given, defaults, and the system's own fields.
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import type { Draft } from './draft.ts';
import { notWritable } from './givenValues.ts';
import { makeId } from './ids.ts';
import type { SaveParts } from './parts.ts';
import type { Actor, FieldValue } from './records.ts';
import { convertValue } from './convertValue.ts';

/** Fills `values`, and an id for a new record. */
export function fillValues(parts: SaveParts, object: ObjectDef, drafts: readonly Draft[], actor: Actor): void {
  const defaults = defaultsOf(parts, object, actor);
  const now = parts.clock.now().toISOString();
  for (const draft of drafts) {
    checkWritable(object, draft, actor);
    if (draft.prior === undefined) fillNew(parts, object, draft, defaults, actor, now);
    else draft.values = { ...draft.prior, ...draft.given };
    stamp(object, draft, actor, now);
  }
}

/** Adds the values of calculated fields, which validation rules and Flows read like others. */
export function calculateFields({ automation }: SaveParts, object: ObjectDef, draft: Draft, actor: Actor): void {
  for (const field of calculatedFields(object))
    draft.values[field.name] = automation().calculate(object, field.name, draft.values, actor);
}

function fillNew(
  parts: SaveParts,
  object: ObjectDef,
  draft: Draft,
  defaults: Defaults,
  actor: Actor,
  now: string,
): void {
  draft.id = makeId(object.keyPrefix, parts.sequences.next(object.name));
  draft.values = { ...defaults.values, ...withoutEmptyDefaults(draft.given, defaults), Id: draft.id };
  if (object.fields.has('OwnerId') && draft.values['OwnerId'] === null) draft.values['OwnerId'] = actor.userId;
  for (const field of defaults.autoNumbers)
    draft.values[field.name] = autoNumber(field, parts.sequences.next(`${object.name}.${field.name}`));
  if (object.fields.has('CreatedById')) Object.assign(draft.values, { CreatedById: actor.userId, CreatedDate: now });
  if (object.kind === 'custom' && draft.values['Name'] === null) draft.values['Name'] = draft.id.slice(0, 15);
}

function stamp(object: ObjectDef, draft: Draft, actor: Actor, now: string): void {
  if (object.fields.has('SystemModstamp')) draft.values['SystemModstamp'] = now;
  if (object.fields.has('LastModifiedById'))
    Object.assign(draft.values, { LastModifiedById: actor.userId, LastModifiedDate: now });
}

function checkWritable(object: ObjectDef, draft: Draft, actor: Actor): void {
  if (actor.system) return;
  for (const name of Object.keys(draft.given)) {
    const field = object.fields.get(name);
    if (field === undefined) continue;
    const allowed = draft.prior === undefined ? field.createable : field.updateable || isUnchangedMaster(field, draft);
    if (!allowed) draft.errors.push(notWritable(name));
  }
}

// an upsert may name the parent that a detail has already; only moving it to another is refused
function isUnchangedMaster(field: FieldDef, draft: Draft): boolean {
  return field.reference?.kind === 'masterDetail' && draft.given[field.name] === draft.prior?.[field.name];
}

type Defaults = {
  readonly values: Record<string, FieldValue>;
  readonly autoNumbers: readonly FieldDef[];
  readonly booleans: ReadonlySet<string>;
};

// computed once per chunk: a default formula sees no record, only the user and the time
function defaultsOf(parts: SaveParts, object: ObjectDef, actor: Actor): Defaults {
  const fields = [...object.fields.values()].filter((field) => field.formula === undefined);
  return {
    values: Object.fromEntries(fields.map((field) => [field.name, defaultOf(parts, object, field, actor)])),
    autoNumbers: fields.filter((field) => field.autoNumber !== undefined),
    booleans: new Set(fields.filter((field) => field.type === 'boolean').map(({ name }) => name)),
  };
}

function defaultOf({ automation }: SaveParts, object: ObjectDef, field: FieldDef, actor: Actor): FieldValue {
  const chosen = field.picklist?.values.find((value) => value.isDefault);
  if (chosen !== undefined) return chosen.value;
  if (field.type === 'boolean') return field.defaultValue === 'true';
  if (field.defaultValue === undefined) return null;
  const converted = convertValue(field, automation().calculate(object, field.name, {}, actor));
  return 'value' in converted ? converted.value : null;
}

// a checkbox has no third state: given as null it is not given
function withoutEmptyDefaults(given: Record<string, FieldValue>, { booleans }: Defaults): Record<string, FieldValue> {
  const empty = Object.keys(given).filter((name) => given[name] === null && booleans.has(name));
  return empty.length === 0
    ? given
    : Object.fromEntries(Object.entries(given).filter(([name]) => !empty.includes(name)));
}

/** `N-{0000}` and 7: `N-0007`. */
function autoNumber(field: FieldDef, number: number): string {
  return (field.autoNumber ?? '{0}').replace(/\{(0+)\}/, (_, zeros: string) =>
    String(number).padStart(zeros.length, '0'),
  );
}

const calculated = new WeakMap<ObjectDef, readonly FieldDef[]>();

function calculatedFields(object: ObjectDef): readonly FieldDef[] {
  let fields = calculated.get(object);
  if (fields === undefined)
    calculated.set(object, (fields = [...object.fields.values()].filter((field) => field.formula !== undefined)));
  return fields;
}
