// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import type { IngestJob } from '../job.ts';
import { changeJob } from '../jobs.ts';
import { countLockFailures } from './batches.ts';
import { addChunk } from './chunks.ts';
import type { Column } from './columns.ts';
import type { Cell } from './contentRows.ts';
import { writeResults } from './resultFiles.ts';
import { saveChunk } from './saveChunk.ts';

/** Records, results and progress in one transaction: no row is saved twice and none is lost, whenever the org is ended. */
export function commitChunk(
  org: Org,
  job: IngestJob,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): void {
  const start = performance.now();
  org.database.transaction(() => {
    const results = saveChunk(org, job, columns, rows);
    const chunk = writeResults(org, job, results);
    addChunk(org, job.id, chunk);
    changeJob(org, 'ingestJob', job, {
      chunks: chunk.number,
      processed: job.processed + results.length,
      batchLockFailures: job.batchLockFailures + countLockFailures(results),
      failed: job.failed + results.filter(({ result }) => !result.success).length,
      successfulBytes: chunk.successful[1],
      failedBytes: chunk.failed[1],
      processingTime: job.processingTime + performance.now() - start,
    });
  });
}
