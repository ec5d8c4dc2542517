// SPDX-License-Identifier: Apache-2.0
// Header of an uploaded file -> what its columns mean. Bulk API 2.0 guide, "Relationship Fields in a Header Row".
import type { Org } from '../../org.ts';
import type { FieldDef, ObjectDef, ReferenceDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import type { IngestJob } from '../job.ts';

export type Column =
  /** A field of the object itself. */
  | { readonly kind: 'field'; readonly field: FieldDef }
  /** `Account__r.Key__c`: the parent is looked up by the record engine. */
  | { readonly kind: 'parent'; readonly reference: FieldDef; readonly path: string }
  /** `Account:What.Key__c`: a polymorphic lookup, the type in front. */
  | {
      readonly kind: 'typedParent';
      readonly reference: FieldDef;
      readonly parent: ObjectDef;
      readonly parentField: FieldDef;
    };

/** The columns of the file, or the `errorMessage` with which the whole job fails. */
export type ColumnsResult = { readonly columns: readonly Column[] } | { readonly problem: string };

/** A field that the job's user cannot see is not found, just as one that is not there. */
export function readColumns(org: Org, job: IngestJob, header: readonly string[]): ColumnsResult {
  const object = org.schema.object(job.object);
  if (object === undefined) return { problem: `InvalidJob : Unable to find object: ${job.object}` };
  const columns: Column[] = [];
  for (const name of header) {
    const column = name.includes('.') ? parentColumn(org, job, object, name) : fieldColumn(org, job, object, name);
    if (column === undefined) return { problem: `InvalidBatch : Field name not found : ${name}` };
    columns.push(column);
  }
  const problem = checkKeys(job, columns);
  return problem === undefined ? { columns } : { problem };
}

function fieldColumn(org: Org, job: IngestJob, object: ObjectDef, name: string): Column | undefined {
  const field = visibleField(org, job, object, name);
  return field === undefined ? undefined : { kind: 'field', field };
}

function parentColumn(org: Org, job: IngestJob, object: ObjectDef, name: string): Column | undefined {
  const parts = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(name);
  if (parts === null) return undefined;
  const [, type, relation = '', key = ''] = parts;
  const reference = [...object.fields.values()].find((field) =>
    sameName(field.reference?.relationshipName ?? '', relation),
  );
  if (reference?.reference === undefined || visibleField(org, job, object, reference.name) === undefined)
    return undefined;
  const parent = parentObject(org, reference.reference, type);
  const parentField = parent === undefined ? undefined : visibleField(org, job, parent, key);
  if (parent === undefined || parentField === undefined || !(parentField.externalId || parentField.idLookup))
    return undefined;
  return type === undefined
    ? { kind: 'parent', reference, path: `${reference.reference.relationshipName}.${parentField.name}` }
    : { kind: 'typedParent', reference, parent, parentField };
}

/** The type stands in front where there are several to choose from, and only there. */
function parentObject(org: Org, { to }: ReferenceDef, type: string | undefined): ObjectDef | undefined {
  if ((type === undefined) !== (to.length === 1)) return undefined;
  const name = type === undefined ? to[0] : to.find((candidate) => sameName(candidate, type));
  return name === undefined ? undefined : org.schema.object(name);
}

function visibleField(org: Org, job: IngestJob, object: ObjectDef, name: string): FieldDef | undefined {
  const field = findField(object, name);
  if (field === undefined) return undefined;
  return org.access.field(job.createdById, object.name, field.name).readable ? field : undefined;
}

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Each operation's own demand on the header. */
function checkKeys(job: IngestJob, columns: readonly Column[]): string | undefined {
  const names = columns.map((column) => (column.kind === 'field' ? column.field.name : column.reference.name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `InvalidBatch : Field name duplicated : ${twice}`;
  const key = job.operation === 'upsert' ? job.externalIdFieldName : job.operation === 'insert' ? undefined : 'Id';
  if (key !== undefined && !names.includes(key)) return `InvalidBatch : Field name not found : ${key}`;
  const deletes = job.operation === 'delete' || job.operation === 'hardDelete';
  return deletes && names.length > 1 ? 'InvalidBatch : Delete batch must contain only ids' : undefined;
}
