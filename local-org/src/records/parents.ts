// SPDX-License-Identifier: Apache-2.0
// Parents of a chunk's records: found by external id, and made sure that they exist; one query per field and chunk.
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { groupDrafts, isGood, refuse, saveError, changes, type Draft } from './draft.ts';
import type { ParentKey, ParentLookups } from './givenValues.ts';
import { keyPrefixOf } from './ids.ts';
import type { SaveParts } from './parts.ts';
import type { SaveError } from './records.ts';
import { comparable, comparableValue, quote } from './table.ts';

/** Puts the ids of parents that were named by an external id into `given`. */
export function resolveParentKeys(parts: SaveParts, lookups: ParentLookups): void {
  for (const [key, waiting] of lookups) {
    const ids = findIds(
      parts,
      key.parent,
      key.parentField,
      waiting.map(({ value }) => value),
    );
    for (const { draft, value } of waiting) {
      const matches = ids.get(String(comparableValue(key.parentField, value))) ?? [];
      const error = parentError(key, value, matches);
      if (error === undefined) draft.given[key.field.name] = matches[0] ?? null;
      else draft.errors.push(error);
    }
  }
}

/** Ids by the comparable value of the field; several where the field is not unique. */
export function findIds(
  { database }: SaveParts,
  object: ObjectDef,
  field: FieldDef,
  values: readonly (string | number)[],
): Map<string, string[]> {
  const column = comparable(field, quote(field.name));
  const wanted = JSON.stringify([...new Set(values.map((value) => comparableValue(field, value)))]);
  const rows = database.tuples(
    `SELECT ${column}, "Id" FROM ${quote(object.name)} WHERE ${column} IN (SELECT value FROM json_each(?)) ORDER BY "Id"`,
    wanted,
  );
  const ids = new Map<string, string[]>();
  for (const [value, id] of rows) {
    const known = ids.get(String(value));
    if (known === undefined) ids.set(String(value), [String(id)]);
    else known.push(String(id));
  }
  return ids;
}

/** Refuses drafts with a lookup to nothing, or to an object that it can't point at. */
export function checkReferences(parts: SaveParts, object: ObjectDef, drafts: readonly Draft[]): void {
  for (const field of object.fields.values()) {
    if (field.reference === undefined || AUDIT_FIELDS.has(field.name)) continue;
    const pointing = groupDrafts(
      drafts.filter((draft) => isGood(draft) && changes(draft, field.name)),
      (draft) => textOf(draft.values[field.name]),
    );
    if (pointing.size === 0) continue;
    const existing = findExisting(parts, field, [...pointing.keys()]);
    for (const [id, group] of pointing) {
      if (existing.has(id)) continue;
      const error = referenceError(parts, field, id);
      group.forEach((draft) => draft.errors.push(error));
    }
  }
}

// set by the engine itself, from the actor
const AUDIT_FIELDS: ReadonlySet<string> = new Set(['CreatedById', 'LastModifiedById']);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function findExisting({ stored, schema }: SaveParts, field: FieldDef, ids: readonly string[]): ReadonlySet<string> {
  const existing = new Set<string>();
  for (const target of field.reference?.to ?? []) {
    const parent = schema.object(target);
    const candidates = ids.filter((id) => keyPrefixOf(id) === parent?.keyPrefix);
    if (parent === undefined || candidates.length === 0) continue;
    stored.readAll(parent, candidates).forEach((record) => existing.add(String(record['Id'])));
  }
  return existing;
}

function referenceError({ schema }: SaveParts, field: FieldDef, id: string): SaveError {
  const prefixes = (field.reference?.to ?? []).map((target) => schema.object(target)?.keyPrefix);
  if (!prefixes.includes(keyPrefixOf(id)))
    return saveError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [field.name]);
  return saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
}

function parentError(
  { parent, parentField }: ParentKey,
  value: string,
  matches: readonly string[],
): SaveError | undefined {
  if (matches.length === 1) return undefined;
  const { name } = parentField;
  if (matches.length === 0) {
    return saveError(
      'INVALID_FIELD',
      `Foreign key external ID: ${value} not found for field ${name} in entity ${parent.name}`,
      [name],
    );
  }
  return saveError(
    'INVALID_FIELD',
    `Foreign key external ID: ${value} matches more than one record for field ${name} in entity ${parent.name}`,
    [name],
  );
}

/** Marks every draft of a group with the same error. */
export function refuseAll(
  drafts: readonly Draft[],
  statusCode: string,
  message: string,
  fields: readonly string[] = [],
): void {
  drafts.forEach((draft) => refuse(draft, statusCode, message, fields));
}
