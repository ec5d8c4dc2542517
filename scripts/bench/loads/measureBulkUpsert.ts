// SPDX-License-Identifier: Apache-2.0
import type { Local } from '../../local/startLocal.ts';
import type { Measurement } from '../phases/measurement.ts';
import { measureSf } from './measureSf.ts';
import type { Prepared } from './writePrepared.ts';

/** More than any of these takes. */
const WAIT_MINUTES = '60';

/** Measures `sf data upsert bulk` with files of Risks that somebody else has made, one after the other. */
export async function measureBulkUpsert({ csvFiles }: Prepared, local: Local, folder: string): Promise<Measurement> {
  const files: Measurement[] = [];
  for (const file of csvFiles) files.push(await measureFile(file, local, folder));
  const sum = (pick: (file: Measurement) => number | undefined): number =>
    files.reduce((total, file) => total + (pick(file) ?? 0), 0);
  const rows = sum((file) => file.rows);
  return {
    rows,
    seconds: sum(({ seconds }) => seconds),
    cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds),
    peakMiB: Math.max(...files.map(({ peakMiB }) => peakMiB ?? 0)),
    notes: { 'risks written': rows, files: files.length, 'API calls': sum(({ notes }) => notes['API calls']) },
  };
}

async function measureFile(file: string, local: Local, folder: string): Promise<Measurement> {
  const object = ['--sobject', 'Risk__c', '--external-id', 'Risk_Key__c'];
  const args = ['data', 'upsert', 'bulk', ...object, '--file', file, '--wait', WAIT_MINUTES, '--json'];
  const { stdout, apiCalls, ...usage } = await measureSf(args, local.environment, local, folder);
  const { result } = JSON.parse(stdout) as { result: { jobInfo: { numberRecordsProcessed: number } } };
  return { rows: result.jobInfo.numberRecordsProcessed, ...usage, notes: { 'API calls': apiCalls } };
}
