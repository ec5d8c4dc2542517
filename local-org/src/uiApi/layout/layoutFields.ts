// SPDX-License-Identifier: Apache-2.0
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import type { UiRequest } from '../uiRequest.ts';
import { componentsOf } from './layoutComponents.ts';
import { readCompactLayout, readLayout } from './pageLayout.ts';

/** Layouts that the UI API knows. */
export const LAYOUT_TYPES: ReadonlySet<string> = new Set(['Compact', 'Full']);

/** The fields that a layout shows, `Thing__c.Owner.Name` with the lookups; not all may be readable. */
export function fieldsOfLayout(request: UiRequest, object: ObjectDef, type: string): readonly string[] {
  const fields =
    type === 'Compact'
      ? readCompactLayout(request, object)
      : readLayout(request, object).flatMap(({ rows }) =>
          rows.flat().flatMap((item) => (item === undefined ? [] : componentsOf(item.field, object))),
        );
  return [...fields.flatMap((field) => [`${object.name}.${field.name}`, ...namesOfParents(request, object, field)])];
}

/** A lookup shows its parent's name. */
function namesOfParents({ org }: UiRequest, object: ObjectDef, { reference }: FieldDef): readonly string[] {
  const relationship = reference?.relationshipName;
  if (relationship === null || relationship === undefined) return [];
  const nameFields = new Set((reference?.to ?? []).flatMap((name) => org.schema.object(name)?.nameField ?? []));
  return [...nameFields].map((name) => `${object.name}.${relationship}.${name}`);
}
