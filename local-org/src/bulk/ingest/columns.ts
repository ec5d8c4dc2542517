// SPDX-License-Identifier: Apache-2.0
// Header of an uploaded file -> what its columns mean. Bulk API 2.0 guide, "Relationship Fields in a Header Row".
import type { Org } from '../../org.ts';
import type { FieldDef, ObjectDef, ReferenceDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import type { IngestJob } from '../job.ts';

export type Column = {
  /** The field of the job's object that the column sets. */
  readonly field: FieldDef;
  /** `Account__r.Key__c`, or `Account:What.Key__c` for a polymorphic lookup: the record engine finds the parent. */
  readonly path: string | undefined;
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
  return field === undefined ? undefined : { field, path: undefined };
}

function parentColumn(org: Org, job: IngestJob, object: ObjectDef, name: string): Column | undefined {
  const parts = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(name);
  if (parts === null) return undefined;
  const [, type, relation = '', key = ''] = parts;
  const field = [...object.fields.values()].find(({ reference }) =>
    sameName(reference?.relationshipName ?? '', relation),
  );
  if (field?.reference === undefined || visibleField(org, job, object, field.name) === undefined) return undefined;
  const parent = parentObject(org, field.reference, type);
  const parentField = parent && visibleField(org, job, parent, key);
  return parentField?.externalId || parentField?.idLookup ? { field, path: name } : undefined;
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
  const names = columns.map(({ field }) => field.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `InvalidBatch : Field name duplicated : ${twice}`;
  const key = job.operation === 'upsert' ? job.externalIdFieldName : job.operation === 'insert' ? undefined : 'Id';
  if (key !== undefined && !names.includes(key)) return `InvalidBatch : Field name not found : ${key}`;
  const deletes = job.operation === 'delete' || job.operation === 'hardDelete';
  return deletes && names.length > 1 ? 'InvalidBatch : Delete batch must contain only ids' : undefined;
}
