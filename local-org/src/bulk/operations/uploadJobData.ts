// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { ApiError } from '../../wire/apiError.ts';
import type { WireRequest } from '../../wire/route.ts';
import type { IngestJob } from '../job.ts';
import { changeJob, findJob, jobFile } from '../jobs.ts';
import { invalid } from './jobRequest.ts';

/** PUT /jobs/ingest/:id/batches: the whole data of a job, once. */
export async function uploadJobData({ raw, params }: WireRequest, org: Org, session: Session): Promise<Response> {
  const id = params['id'] ?? '';
  requireUpload(findJob(org, 'ingestJob', id, session.userId), raw);
  const file = jobFile(org, findJob(org, 'ingestJob', id, session.userId).id, 'content.csv');
  const arriving = `${file}.${crypto.randomUUID()}`;
  try {
    const body = raw.body === null ? Readable.from([]) : Readable.fromWeb(raw.body as ReadableStream<Uint8Array>);
    await pipeline(body, limitSize, createWriteStream(arriving));
    // the job may have been aborted or filled while the data came
    const job = findJob(org, 'ingestJob', id, session.userId);
    requireUpload(job, raw);
    await rename(arriving, file);
    changeJob(org, 'ingestJob', job, { hasContent: true });
  } finally {
    await rm(arriving, { force: true });
  }
  return new Response(null, { status: 201 });
}

/** 150 MB in base64, which is how the platform counts. */
const MAX_BYTES = (150 * 1000 * 1000 * 3) / 4;

function requireUpload(job: IngestJob, raw: Request): void {
  const type = (raw.headers.get('content-type') ?? '').toLowerCase();
  if (!type.startsWith('text/csv'))
    throw new ApiError(415, 'UNSUPPORTED_MEDIA_TYPE', `Content-Type ${type} is not supported, use text/csv`);
  if (job.state !== 'Open')
    throw invalid('INVALIDJOBSTATE', `Uploading data to a job in the state ${job.state} is not allowed`);
  if (!job.hasContent) return;
  throw invalid('CLIENTINPUTERROR', `Found multiple contents for job: <${job.id}>, put the data of a job only once`);
}

async function* limitSize(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const bytes of source) {
    size += bytes.length;
    if (size > MAX_BYTES)
      throw new ApiError(413, 'REQUEST_ENTITY_TOO_LARGE', `The data of a job has at most ${MAX_BYTES} bytes`);
    yield bytes;
  }
}
