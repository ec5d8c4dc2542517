// SPDX-License-Identifier: Apache-2.0
import type { ObjectDef } from '../../schema/definitions.ts';

/** The fields that make a record's name: of people the parts of it too. */
export const nameFieldsOf = ({ nameField, fields }: ObjectDef): readonly string[] => {
  const parts = ['FirstName', 'LastName'].filter((name) => fields.has(name));
  return parts.length === 2 ? [...parts, nameField] : [nameField];
};
