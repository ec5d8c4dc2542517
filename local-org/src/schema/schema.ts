// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '../org.ts';
import type { Store } from '../records/store.ts';
import type { FieldDef, ObjectDef } from './definitions.ts';
import { STANDARD_OBJECTS } from './standardObjects.ts';
import { completeFields } from './systemFields.ts';

/** Called with every object that was added or replaced, its definition being complete. */
export type SchemaListener = (object: ObjectDef) => void;

/**
 * The org's objects: the standard ones, and what was put before in `store`. Names are found without regard to case.
 * `put` completes a definition: it adds the system's fields, and a key prefix where it is empty.
 */
export function createSchema(store: Store, listener: SchemaListener): Schema {
  const byName = new Map<string, ObjectDef>();
  let revision = 0;

  function place(object: ObjectDef): void {
    revision += 1;
    byName.set(object.name.toLowerCase(), object);
    listener(object);
  }

  function put(object: ObjectDef): void {
    const completed = { ...object, keyPrefix: keyPrefix(object, byName), fields: completeFields(object) };
    store.put('object', completed.name, { ...completed, fields: [...completed.fields.values()] });
    place(completed);
    if (object.kind === 'custom') linkActivities(byName).forEach(place);
  }

  STANDARD_OBJECTS.forEach((object) => place({ ...object, fields: completeFields(object) }));
  store.list<StoredObject>('object').forEach((stored) => place(fromStored(stored)));
  linkActivities(byName).forEach(place);

  return {
    object: (name) => byName.get(name.toLowerCase()),
    objects: () => [...byName.values()],
    put,
    revision: () => revision,
  };
}

/** The field of that name, without regard to case. */
export function findField(object: ObjectDef, name: string): FieldDef | undefined {
  return object.fields.get(name) ?? foldedFields(object).get(name.toLowerCase());
}

type StoredObject = Omit<ObjectDef, 'fields'> & { readonly fields: readonly FieldDef[] };

const fromStored = (stored: StoredObject): ObjectDef => ({
  ...stored,
  fields: new Map(stored.fields.map((field) => [field.name, field])),
});

const folded = new WeakMap<ObjectDef, ReadonlyMap<string, FieldDef>>();

function foldedFields(object: ObjectDef): ReadonlyMap<string, FieldDef> {
  const known = folded.get(object);
  if (known !== undefined) return known;
  const fields = new Map([...object.fields.values()].map((field) => [field.name.toLowerCase(), field]));
  folded.set(object, fields);
  return fields;
}

// custom objects run a00, a01 ... in the order of their creation, custom metadata types m00 ...
function keyPrefix(object: ObjectDef, byName: ReadonlyMap<string, ObjectDef>): string {
  const present = byName.get(object.name.toLowerCase())?.keyPrefix ?? object.keyPrefix;
  if (present !== '') return present;
  const letter = object.kind === 'customMetadata' ? 'm' : 'a';
  const taken = [...byName.values()].filter(
    (other) => other.kind === object.kind && other.keyPrefix.startsWith(letter),
  ).length;
  return letter + taken.toString(36).padStart(2, '0');
}

/** Task and Event with `What` pointing at every object that has activities. */
function linkActivities(byName: ReadonlyMap<string, ObjectDef>): readonly ObjectDef[] {
  const targets = [...byName.values()]
    .filter((object) => object.enableActivities && !PEOPLE.has(object.name))
    .map(({ name }) => name);
  return ['task', 'event'].flatMap((name) => {
    const activity = byName.get(name);
    const what = activity?.fields.get('WhatId');
    if (activity === undefined || what?.reference === undefined) return [];
    const fields = new Map(activity.fields).set('WhatId', { ...what, reference: { ...what.reference, to: targets } });
    return [{ ...activity, fields }];
  });
}

// people are pointed at by Who, not by What
const PEOPLE: ReadonlySet<string> = new Set(['Contact', 'Lead']);
