// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Local } from '../../local/startLocal.ts';
import type { Measurement } from '../phases/measurement.ts';
import type { Prepared } from './writePrepared.ts';

/** Measures the stand-in alone: a plain upload of one job, from the word that it is complete until it is done. */
export async function measureUpload({ csvFiles: [file = ''] }: Prepared, local: Local): Promise<Measurement> {
  const call = createCall(local);
  const job = { object: 'Risk__c', operation: 'upsert', externalIdFieldName: 'Risk_Key__c', lineEnding: 'LF' };
  const { id } = (await call('POST', '', JSON.stringify(job))) as { id: string };
  await call('PUT', `/${id}/batches`, await readFile(file, 'utf8'), 'text/csv');
  const start = performance.now();
  await call('PATCH', `/${id}`, JSON.stringify({ state: 'UploadComplete' }));
  const rows = await waitForEnd(() => call('GET', `/${id}`) as Promise<JobState>);
  const seconds = (performance.now() - start) / 1000;
  return { rows, seconds, notes: {} };
}

type JobState = {
  readonly state: string;
  readonly numberRecordsProcessed: number;
  readonly numberRecordsFailed: number;
};

async function waitForEnd(read: () => Promise<JobState>): Promise<number> {
  for (;;) {
    const { state, numberRecordsProcessed: processed, numberRecordsFailed: failed } = await read();
    if (state === 'JobComplete' && failed === 0) return processed;
    if (!['UploadComplete', 'InProgress'].includes(state))
      throw new Error(`the job is ${state}, ${failed} rows failed`);
    await pause(50);
  }
}

function createCall({ environment }: Local) {
  const base = `${environment['SF_ORG_INSTANCE_URL'] ?? ''}/services/data/v66.0/jobs/ingest`;
  const authorization = `Bearer ${environment['SF_TARGET_ORG'] ?? ''}`;
  return async (method: string, path: string, body?: string, type = 'application/json'): Promise<unknown> => {
    const headers = { authorization, 'content-type': type };
    const response = await fetch(`${base}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  };
}
