// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import type { Org } from '../../org.ts';
import { csvLine } from '../csv.ts';
import type { IngestJob } from '../job.ts';
import { jobFile } from '../jobs.ts';
import { ContentError, readContent } from './contentRows.ts';

/** The rows behind the last one that was processed, in the columns of the upload. A file that cannot be read comes back as it is. */
export async function* readUnprocessedRows(org: Org, job: IngestJob): AsyncGenerator<Uint8Array> {
  if (!job.hasContent) return;
  // the header line stands in front of the rows and always comes along
  let position = -1;
  const file = jobFile(org, job.id, 'content.csv');
  try {
    for await (const cells of readContent(file, job)) {
      if (position < 0 || position >= job.processed)
        yield Buffer.from(
          csvLine(
            cells.map((cell) => cell ?? ''),
            job,
          ),
        );
      position += 1;
    }
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    if (position < 0) yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  }
}
