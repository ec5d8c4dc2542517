// SPDX-License-Identifier: Apache-2.0
import type { Switchboard } from 'local-faults';
import type { OrgAccess } from '../access/access.ts';
import type { Schema } from '../org.ts';
import { findField } from '../schema/schema.ts';
import { invisibleField } from './invisibleField.ts';

/** What users may do, less the fields that faults take away. */
export function troubleAccess(access: OrgAccess, schema: Schema, faults: Switchboard): OrgAccess {
  let hiding = '';
  let changes = 0;

  function isHidden(userId: string, objectName: string, fieldName: string): boolean {
    const struck = faults.inForce(invisibleField);
    if (struck.length === 0 || access.isAdministrator(userId)) return false;
    const object = schema.object(objectName);
    const field = object && findField(object, fieldName);
    return (
      field?.permissionable === true && struck.some((fault) => fault.strikes({ field: `${objectName}.${field.name}` }))
    );
  }

  /** Grows when a fault is switched on or off. */
  function revision(): number {
    const now = faults
      .list()
      .filter(({ name }) => name === invisibleField.name)
      .map(({ id }) => id)
      .join();
    if (now !== hiding) changes += 1;
    hiding = now;
    return changes;
  }

  return {
    ...access,
    field: (userId, object, field) =>
      isHidden(userId, object, field) ? { readable: false, editable: false } : access.field(userId, object, field),
    revision: () => access.revision() + revision(),
  };
}
