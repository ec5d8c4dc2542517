// SPDX-License-Identifier: Apache-2.0
import type { Access } from '../org.ts';
import type { PermissionSetDef } from './permissionSet.ts';

export type ObjectAccess = ReturnType<Access['object']> & { readonly viewAllFields: boolean };

/** What several permission sets give together; keys in lower case, fields as `object.field`. */
export type Grants = {
  readonly objects: ReadonlyMap<string, ObjectAccess>;
  readonly fields: ReadonlyMap<string, { readonly readable: boolean; readonly editable: boolean }>;
  readonly customMetadataTypes: ReadonlySet<string>;
  readonly userPermissions: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
};

/** Rights only add up: nothing that one set gives is taken by another. */
export function addGrants(sets: readonly PermissionSetDef[]): Grants {
  const objects = new Map<string, ObjectAccess>();
  const fields = new Map<string, { readable: boolean; editable: boolean }>();
  for (const { object, ...rights } of sets.flatMap((set) => set.objects)) {
    const key = object.toLowerCase();
    objects.set(key, either(objects.get(key), rights));
  }
  for (const { object, field, readable, editable } of sets.flatMap((set) => set.fields)) {
    const key = `${object}.${field}`.toLowerCase();
    fields.set(key, either(fields.get(key), { readable: readable || editable, editable }));
  }
  const names = (kind: 'customMetadataTypes' | 'userPermissions' | 'customPermissions') =>
    new Set(sets.flatMap((set) => set[kind]).map((name) => name.toLowerCase()));
  return {
    objects,
    fields,
    customMetadataTypes: names('customMetadataTypes'),
    userPermissions: names('userPermissions'),
    customPermissions: names('customPermissions'),
  };
}

function either<T extends Readonly<Record<string, boolean>>>(one: T | undefined, other: T): T {
  if (one === undefined) return other;
  return Object.fromEntries(
    Object.keys(other).map((right) => [right, one[right] === true || other[right] === true]),
  ) as T;
}
