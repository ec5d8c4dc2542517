// SPDX-License-Identifier: Apache-2.0
// The standard objects, as every org has them, from one JSON file each.
import type { FieldDef, ObjectDef } from './definitions.ts';
import { defineField, defineLookup, definePicklist } from './field.ts';
import account from './standard/account.json' with { type: 'json' };
import contact from './standard/contact.json' with { type: 'json' };
import event from './standard/event.json' with { type: 'json' };
import flowDefinitionView from './standard/flowDefinitionView.json' with { type: 'json' };
import group from './standard/group.json' with { type: 'json' };
import groupMember from './standard/groupMember.json' with { type: 'json' };
import opportunity from './standard/opportunity.json' with { type: 'json' };
import organization from './standard/organization.json' with { type: 'json' };
import permissionSet from './standard/permissionSet.json' with { type: 'json' };
import permissionSetAssignment from './standard/permissionSetAssignment.json' with { type: 'json' };
import profile from './standard/profile.json' with { type: 'json' };
import queueSobject from './standard/queueSobject.json' with { type: 'json' };
import task from './standard/task.json' with { type: 'json' };
import user from './standard/user.json' with { type: 'json' };
import userRole from './standard/userRole.json' with { type: 'json' };

type FieldFile = {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly values?: readonly string[];
  readonly restricted?: boolean;
  readonly to?: readonly string[];
  readonly relationshipName?: string | null;
  readonly childRelationshipName?: string;
  readonly deleteConstraint?: string;
  readonly required?: boolean;
};

/** Field types are the ones of definitions.ts; what is not given has the platform's default (field.ts). */
type ObjectFile = {
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly keyPrefix: string;
  readonly nameField: string;
  readonly enableActivities?: boolean;
  readonly sharingModel?: string;
  /** False: rows are made by the platform or by deploying, never by a client. */
  readonly createable?: boolean;
  /**
   * Whether permission sets carry the object and its optional fields; otherwise everybody reads it. Activities are not among
   * them: user permissions open them, and no public permission set names a standard field of theirs.
   */
  readonly permissionable?: boolean;
  readonly fields: readonly FieldFile[];
};

const FILES: readonly ObjectFile[] = [
  account,
  contact,
  event,
  flowDefinitionView,
  group,
  groupMember,
  opportunity,
  organization,
  permissionSet,
  permissionSetAssignment,
  profile,
  queueSobject,
  task,
  user,
  userRole,
];

export const STANDARD_OBJECTS: readonly ObjectDef[] = FILES.map(readObject);

/** Objects whose access is given by permission sets; the others can be read by every user. */
export const PERMISSIONABLE_OBJECTS: ReadonlySet<string> = new Set(namesOf((file) => file.permissionable === true));

/** Objects whose rows only the platform or a deployment makes. */
export const SYSTEM_OBJECTS: ReadonlySet<string> = new Set(namesOf((file) => file.createable === false));

function namesOf(test: (file: ObjectFile) => boolean): readonly string[] {
  return FILES.filter(test).map(({ name }) => name);
}

function readObject(file: ObjectFile): ObjectDef {
  return {
    name: file.name,
    label: file.label,
    pluralLabel: file.pluralLabel,
    keyPrefix: file.keyPrefix,
    kind: 'standard',
    nameField: file.nameField,
    fields: new Map(file.fields.map((field) => [field.name, readField(field, file)])),
    enableActivities: file.enableActivities ?? false,
    sharingModel: file.sharingModel ?? 'ReadWrite',
    validationRules: [],
  };
}

function readField(file: FieldFile, object: ObjectFile): FieldDef {
  const { values, restricted, to, relationshipName, childRelationshipName, deleteConstraint, type, ...rest } = file;
  return defineField({
    ...rest,
    type: type as FieldDef['type'],
    permissionable: object.permissionable === true && file.required !== true && file.name !== object.nameField,
    picklist: values === undefined ? undefined : definePicklist(values, restricted),
    reference:
      to === undefined
        ? undefined
        : defineLookup(to, relationshipName ?? null, {
            childRelationshipName: childRelationshipName ?? null,
            deleteConstraint: deleteConstraint === 'Cascade' ? 'Cascade' : 'SetNull',
          }),
  });
}
