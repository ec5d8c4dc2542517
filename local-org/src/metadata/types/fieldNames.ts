// SPDX-License-Identifier: Apache-2.0
import type { ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import { problem, type Problem } from '../problem.ts';

/** Problems of field names that an object has not. */
export const unknownFields = (names: readonly string[], object: ObjectDef, line: number): readonly Problem[] =>
  names
    .filter((name) => findField(object, name) === undefined)
    .map((name) => problem(`In field: field - no CustomField named ${object.name}.${name} found`, line));
