// SPDX-License-Identifier: Apache-2.0
import type { ObjectDef } from '../../schema/definitions.ts';

/** Makes one type for each object, when it is first asked for: types refer to each other, and to themselves. */
export function typePerObject<T>(make: (object: ObjectDef) => T): (object: ObjectDef) => T {
  const made = new Map<string, T>();
  return (object) => {
    const type = made.get(object.name) ?? make(object);
    made.set(object.name, type);
    return type;
  };
}
