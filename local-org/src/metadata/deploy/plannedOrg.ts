// SPDX-License-Identifier: Apache-2.0
import type { Component, Components, Org, Schema } from '../../org.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { completeFields } from '../../schema/systemFields.ts';
import type { PlannedOrg } from '../types/metadataType.ts';

/** The org as a deployment would make it, and what that changes. The org itself stays as it is. */
export function planOrg(org: Org): {
  readonly planned: PlannedOrg;
  readonly changedObjects: () => readonly ObjectDef[];
} {
  const objects = new Map<string, ObjectDef>();
  const components = new Map<string, Component>();
  const schema: Schema = {
    object: (name) => objects.get(name.toLowerCase()) ?? org.schema.object(name),
    objects: () => [
      ...org.schema.objects().filter(({ name }) => !objects.has(name.toLowerCase())),
      ...objects.values(),
    ],
    put: (object) => void objects.set(object.name.toLowerCase(), { ...object, fields: completeFields(object) }),
    revision: () => org.schema.revision() + objects.size,
  };
  const plannedComponents: Components = {
    get: (type, fullName) => components.get(`${type} ${fullName}`) ?? org.components.get(type, fullName),
    list: (type) => [
      ...org.components.list(type),
      ...[...components.values()].filter((component) => component.type === type),
    ],
    put: (component) => void components.set(`${component.type} ${component.fullName}`, component),
  };
  const { records, access, clock } = org;
  return {
    planned: { schema, components: plannedComponents, records, access, clock },
    changedObjects: () => [...objects.values()],
  };
}
