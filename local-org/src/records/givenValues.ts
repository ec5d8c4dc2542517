// SPDX-License-Identifier: Apache-2.0
// Reads what the client gave: which field a key means, whether the actor may write it, and its value as the field's type.
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { findField } from '../schema/schema.ts';
import { convertValue } from './convertValue.ts';
import { refuse, saveError, type Draft } from './draft.ts';
import type { SaveParts } from './parts.ts';
import type { Actor, SaveError } from './records.ts';

/** A `Relation__r.External_Id__c` key, still to be looked up. */
export type ParentKey = { readonly field: FieldDef; readonly parent: ObjectDef; readonly parentField: FieldDef };
type Meaning = { readonly field: FieldDef } | { readonly parentKey: ParentKey } | { readonly error: SaveError };
/** Values of parent keys by key, and the drafts that wait for them. */
export type ParentLookups = Map<ParentKey, { readonly draft: Draft; readonly value: string }[]>;

/** Fills `given` of each draft; drafts with a key that can't be written get errors. */
export function readGivenValues(
  parts: SaveParts,
  object: ObjectDef,
  drafts: readonly Draft[],
  actor: Actor,
): ParentLookups {
  const meanings = new Map<string, Meaning>();
  const lookups: ParentLookups = new Map();
  for (const draft of drafts) {
    for (const [key, raw] of Object.entries(draft.input.values)) {
      let meaning = meanings.get(key);
      if (meaning === undefined) meanings.set(key, (meaning = readKey(parts, object, key, actor)));
      apply(draft, meaning, raw, lookups);
    }
  }
  return lookups;
}

function apply(draft: Draft, meaning: Meaning, raw: unknown, lookups: ParentLookups): void {
  if ('error' in meaning) return void draft.errors.push(meaning.error);
  if ('field' in meaning) return readValue(draft, meaning.field, raw);
  const { parentKey } = meaning;
  if (raw === null || raw === '') return void (draft.given[parentKey.field.name] = null);
  const waiting = lookups.get(parentKey);
  if (waiting === undefined) lookups.set(parentKey, [{ draft, value: String(raw) }]);
  else waiting.push({ draft, value: String(raw) });
}

function readValue(draft: Draft, field: FieldDef, raw: unknown): void {
  const converted = convertValue(field, raw);
  if ('value' in converted) draft.given[field.name] = converted.value;
  else if (converted.problem === 'id')
    refuse(draft, 'MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(raw)}`, [field.name]);
  else
    refuse(
      draft,
      'JSON_PARSER_ERROR',
      `Cannot deserialize instance of ${field.type} from VALUE_STRING value ${String(raw)} or request may be missing a required field`,
      [field.name],
    );
}

function readKey(parts: SaveParts, object: ObjectDef, key: string, actor: Actor): Meaning {
  const parentKey = key.includes('.') ? readParentKey(parts, object, key) : undefined;
  const field = parentKey?.field ?? findField(object, key);
  const name = parentKey?.field.name ?? key;
  if (field === undefined) return { error: unknownField(object, key) };
  if (!actor.system) {
    const { readable, editable } = parts.access.field(actor.userId, object.name, field.name);
    if (!readable) return { error: unknownField(object, key) };
    if (!editable) return { error: notWritable(name) };
  }
  return parentKey === undefined ? { field } : { parentKey };
}

/** `Account__r.Key__c`, `Owner.Username`, or with the parent's type for polymorphic lookups `User:Owner.Username`. */
function readParentKey({ schema }: SaveParts, object: ObjectDef, key: string): ParentKey | undefined {
  const [, typeName, relation, parentFieldName] = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(key) ?? [];
  if (relation === undefined || parentFieldName === undefined) return undefined;
  const isRelation = (field: FieldDef): boolean =>
    field.reference?.relationshipName?.toLowerCase() === relation.toLowerCase();
  const field = [...object.fields.values()].find(isRelation);
  const targets = (field?.reference?.to ?? []).filter(
    (target) => typeName === undefined || target.toLowerCase() === typeName.toLowerCase(),
  );
  for (const target of targets) {
    const parent = schema.object(target);
    const parentField = parent && findField(parent, parentFieldName);
    if (
      field !== undefined &&
      parent !== undefined &&
      parentField !== undefined &&
      (parentField.externalId || parentField.idLookup)
    )
      return { field, parent, parentField };
  }
  return undefined;
}

const unknownField = (object: ObjectDef, key: string): SaveError =>
  saveError('INVALID_FIELD', `No such column '${key}' on sobject of type ${object.name}`);

/** Texts of both the platform's own read-only fields and those that the user may not edit. */
export function notWritable(field: string): SaveError {
  const advice =
    'Please check the security settings of this field and verify that it is read/write for your profile or permission set.';
  return saveError('INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${field}. ${advice}`, [field]);
}
