// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import type { InputRecord, SaveError, SaveResult } from '../../records/records.ts';
import type { IngestJob } from '../job.ts';
import type { Column } from './columns.ts';
import type { Cell } from './contentRows.ts';
import { toInputRecord } from './inputRecord.ts';

/** Rows that the platform saves in one transaction. */
export const CHUNK_SIZE = 200;

export type RowResult = { readonly cells: readonly Cell[]; readonly result: SaveResult };

/** Saves up to CHUNK_SIZE rows as the job's user; rows that are no records fail without touching the others. */
export function saveChunk(
  org: Org,
  job: IngestJob,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): RowResult[] {
  const inputs = rows.map((cells) => toInputRecord(cells, columns, job));
  const records = inputs.flatMap((input) => ('record' in input ? [input.record] : []));
  const saved = records.length === 0 ? [] : org.records.save(saveRequest(job, records));
  let next = 0;
  return inputs.map((input, index) => {
    const result = 'record' in input ? saved[next++] : failure(input.error);
    if (result === undefined)
      throw new Error(`records.save answered ${saved.length} results for ${records.length} records`);
    return { cells: rows[index] ?? [], result };
  });
}

function saveRequest(job: IngestJob, records: readonly InputRecord[]): Parameters<Org['records']['save']>[0] {
  return {
    object: job.object,
    operation: job.operation === 'hardDelete' ? 'delete' : job.operation,
    externalIdField: job.operation === 'upsert' ? job.externalIdFieldName : undefined,
    records,
    allOrNone: false,
    actor: { userId: job.createdById, system: false },
  };
}

const failure = (error: SaveError): SaveResult => ({ success: false, errors: [error] });
