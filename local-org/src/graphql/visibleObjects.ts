// SPDX-License-Identifier: Apache-2.0
// What of the schema a user sees. What they may not read is to them as if it were not there.
import type { Org } from '../org.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';

export type ParentRelation = {
  readonly name: string;
  readonly field: FieldDef;
  /** Those that the user may read; several where the relation is polymorphic. */
  readonly targets: readonly ObjectDef[];
  readonly isPolymorphic: boolean;
};

export type ChildRelation = { readonly name: string; readonly child: ObjectDef };

export type VisibleObjects = {
  readonly org: Org;
  readonly userId: string;
  readonly all: readonly ObjectDef[];
  fields(object: ObjectDef): readonly FieldDef[];
  parents(object: ObjectDef): readonly ParentRelation[];
  children(object: ObjectDef): readonly ChildRelation[];
};

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_all_supported_objects.htm */
const STANDARD: ReadonlySet<string> = new Set([
  'Account',
  'Contact',
  'Event',
  'Group',
  'Opportunity',
  'Profile',
  'Task',
  'User',
  'UserRole',
]);

export function findVisibleObjects(org: Org, userId: string): VisibleObjects {
  const all = org.schema
    .objects()
    .filter(({ name, kind }) => (kind === 'custom' || STANDARD.has(name)) && org.access.object(userId, name).read);
  const names = new Map(all.map((object) => [object.name, object]));
  const fields = remember((object) =>
    [...object.fields.values()].filter((field) => org.access.field(userId, object.name, field.name).readable),
  );
  return {
    org,
    userId,
    all,
    fields,
    parents: remember((object) => fields(object).flatMap((field) => toParent(field, names))),
    children: remember((object) => all.flatMap((child) => toChildren(object, child, fields(child)))),
  };
}

function remember<T>(workOut: (object: ObjectDef) => T): (object: ObjectDef) => T {
  const known = new Map<ObjectDef, T>();
  return (object) => {
    const result = known.get(object) ?? workOut(object);
    known.set(object, result);
    return result;
  };
}

function toParent(field: FieldDef, objects: ReadonlyMap<string, ObjectDef>): readonly ParentRelation[] {
  const { relationshipName: name = null, to = [] } = field.reference ?? {};
  const targets = to.flatMap((target) => objects.get(target) ?? []);
  if (name === null || targets.length === 0) return [];
  return [{ name, field, targets, isPolymorphic: to.length > 1 || ALWAYS_POLYMORPHIC.has(name) }];
}

// on the platform these reach several objects in every org, also where few of them are here
const ALWAYS_POLYMORPHIC: ReadonlySet<string> = new Set(['What', 'Who']);

function toChildren(parent: ObjectDef, child: ObjectDef, fields: readonly FieldDef[]): readonly ChildRelation[] {
  return fields.flatMap(({ reference }) => {
    const name = reference?.childRelationshipName ?? null;
    return name !== null && reference?.to.includes(parent.name) === true ? [{ name, child }] : [];
  });
}
