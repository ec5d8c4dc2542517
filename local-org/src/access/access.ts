// SPDX-License-Identifier: Apache-2.0
// What users may do: profile and assigned permission sets added up. Sharing of single records is not modelled here.
import type { Access, Schema } from '../org.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import type { Database } from '../records/database.ts';
import type { Store } from '../records/store.ts';
import { findField } from '../schema/schema.ts';
import { PERMISSIONABLE_OBJECTS, SYSTEM_OBJECTS } from '../schema/standardObjects.ts';
import type { PermissionSetDef } from './permissionSet.ts';
import { PROFILES, type ProfileDef } from './profiles.ts';
import { addGrants, type Grants, type ObjectAccess } from './grants.ts';

export type OrgAccess = Access & {
  /** Forgets what was worked out, after users, sets or assignments changed. */
  forget(): void;
};

/** Objects whose records decide about access. */
export const ACCESS_OBJECTS: ReadonlySet<string> = new Set(['User', 'PermissionSet', 'PermissionSetAssignment']);

export function createAccess(database: Database, store: Store, schema: Schema): OrgAccess {
  const byUser = new Map<string, UserAccess>();
  let revision = 0;

  function forget(): void {
    byUser.clear();
    revision += 1;
  }

  function of(userId: string): UserAccess {
    const known = byUser.get(userId);
    if (known !== undefined) return known;
    const access = workOut(database, store, userId);
    byUser.set(userId, access);
    return access;
  }

  const object = (userId: string, name: string): ObjectAccess => {
    const definition = schema.object(name);
    return definition === undefined ? NOTHING : objectAccess(of(userId), definition);
  };

  return {
    isAdministrator: (userId) => of(userId).profile.administrator,
    object,
    field(userId, objectName, fieldName) {
      const definition = schema.object(objectName);
      const field = definition && findField(definition, fieldName);
      if (definition === undefined || field === undefined) return { readable: false, editable: false };
      return fieldAccess(of(userId), definition, field);
    },
    customMetadata: (userId, type) =>
      has(of(userId), 'customMetadataTypes', type) || permits(of(userId), 'CustomizeApplication'),
    permission: (userId, name) => permits(of(userId), name),
    customPermission: (userId, name) => has(of(userId), 'customPermissions', name),
    put(permissionSet) {
      store.put('permissionSet', permissionSet.name, permissionSet);
      forget();
    },
    permissionSets: () => store.list<PermissionSetDef>('permissionSet'),
    revision: () => revision,
    forget,
  };
}

type UserAccess = { readonly profile: ProfileDef; readonly grants: Grants };

const NOBODY: ProfileDef = { name: '', description: '', administrator: false, userPermissions: [], objects: [] };
const NOTHING: ObjectAccess = {
  create: false,
  read: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
  viewAllFields: false,
};
const EVERYTHING: ObjectAccess = {
  create: true,
  read: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
  viewAllFields: true,
};

function workOut(database: Database, store: Store, userId: string): UserAccess {
  const profileName = database.row(
    'SELECT p."Name" AS name FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."Id" = ?',
    userId,
  )?.['name'];
  const profile = PROFILES.find(({ name }) => name === profileName) ?? NOBODY;
  const assigned = database.rows(
    'SELECT s."Name" AS name FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s."Id" = a."PermissionSetId" WHERE a."AssigneeId" = ?',
    userId,
  );
  const sets = assigned.flatMap(({ name }) => store.get<PermissionSetDef>('permissionSet', String(name)) ?? []);
  return { profile, grants: addGrants(sets) };
}

function objectAccess({ profile, grants }: UserAccess, object: ObjectDef): ObjectAccess {
  if (object.kind === 'customMetadata')
    return {
      ...NOTHING,
      read:
        has({ profile, grants }, 'customMetadataTypes', object.name) ||
        permits({ profile, grants }, 'CustomizeApplication'),
    };
  if (SYSTEM_OBJECTS.has(object.name))
    return { ...NOTHING, read: mayReadSystemObject({ profile, grants }, object.name), viewAll: true };
  if (profile.administrator) return EVERYTHING;
  if (ACTIVITIES.has(object.name)) return activityAccess({ profile, grants });
  if (object.kind === 'standard' && !PERMISSIONABLE_OBJECTS.has(object.name))
    return { ...NOTHING, read: true, viewAll: true };
  if (permits({ profile, grants }, 'ModifyAllData')) return { ...EVERYTHING, viewAllFields: false };
  const viewAll = permits({ profile, grants }, 'ViewAllData') ? { read: true, viewAll: true } : {};
  const use = profile.objects.includes(object.name) ? { create: true, read: true, edit: true, delete: true } : {};
  return { ...NOTHING, ...grants.objects.get(object.name.toLowerCase()), ...viewAll, ...use };
}

const ACTIVITIES: ReadonlySet<string> = new Set(['Task', 'Event']);

// activities have no object permissions: user permissions stand for them
function activityAccess(access: UserAccess): ObjectAccess {
  const write = permits(access, 'EditTask') || permits(access, 'EditEvent');
  const viewAll = permits(access, 'ViewAllData');
  return {
    ...NOTHING,
    create: write,
    edit: write,
    delete: write,
    read: write || viewAll || permits(access, 'ActivitiesAccess'),
    viewAll,
  };
}

// the Flow list is a page of Setup
function mayReadSystemObject(access: UserAccess, object: string): boolean {
  return object !== 'FlowDefinitionView' || permits(access, 'ViewSetup') || permits(access, 'ManageFlow');
}

function fieldAccess(access: UserAccess, object: ObjectDef, field: FieldDef): { readable: boolean; editable: boolean } {
  const may = objectAccess(access, object);
  // what the platform refuses itself is told apart from rights when the value is written (fillValues.ts)
  const whole = { readable: may.read || may.create, editable: may.create || may.edit };
  if (access.profile.administrator || !field.permissionable) return whole;
  if (!field.custom && access.profile.objects.includes(object.name)) return whole;
  const granted = access.grants.fields.get(`${object.name}.${field.name}`.toLowerCase());
  return {
    readable: whole.readable && (granted?.readable === true || may.viewAllFields),
    editable: whole.editable && granted?.editable === true,
  };
}

function permits(access: UserAccess, permission: string): boolean {
  return (
    access.profile.administrator ||
    access.profile.userPermissions.includes(permission) ||
    has(access, 'userPermissions', permission)
  );
}

function has(
  { grants }: UserAccess,
  kind: 'customMetadataTypes' | 'userPermissions' | 'customPermissions',
  name: string,
): boolean {
  return grants[kind].has(name.toLowerCase());
}
