// SPDX-License-Identifier: Apache-2.0
import { createReadStream, type ReadStream } from 'node:fs';
import { createGunzip, type Gunzip } from 'node:zlib';
import { ChurnError } from '../../churnError.ts';
import { checkDetail } from '../detailCheck.ts';
import type { Calibration } from '../manifest.ts';
import { createOutlineCheck, type OutlineCheck } from '../outlineCheck.ts';
import type { AccountRenewals } from '../prediction.ts';
import type { FileReading } from '../fileReading.ts';
import { isFaulty, type FaultyRow, type RenewalRow } from '../row.ts';
import { readCsv } from './csv.ts';
import { readNdjson } from './ndjson.ts';
import type { TextRow } from './textRow.ts';

const CHUNK_BYTES = 1 << 18;

/** Reads an NDJSON or CSV file, gzipped where its name says so. Every cell of every row is judged. */
export async function* readTextFile(reading: FileReading): AsyncGenerator<readonly AccountRenewals[]> {
  const { run, listed, path, gathering } = reading;
  const uri = `${run.store.uri}/${listed.path}`;
  const bytes = readBytes(path, listed.path.endsWith('.gz'), uri);
  const batches = run.manifest.predictions.format === 'csv' ? readCsv(bytes, uri) : readNdjson(bytes);
  const check = createOutlineCheck();
  let row = 0;
  const handOut = () => {
    const accounts = gathering.take().map((account) => gathering.handOut(account));
    return accounts.filter((account) => account !== undefined);
  };
  for await (const batch of batches) {
    for (const cells of batch) gathering.add(judge(++row, cells, check, run.manifest.calibration));
    yield handOut();
  }
  gathering.endFile();
  yield handOut();
}

function judge(row: number, cells: TextRow, check: OutlineCheck, calibration: Calibration): RenewalRow | FaultyRow {
  if ('damage' in cells) {
    return { row, accountId: undefined, fault: { column: '', code: 'bad_row', message: cells.damage } };
  }
  const outline = check(row, cells);
  if (isFaulty(outline)) return outline;
  const detail = checkDetail(cells, outline.renewal, calibration);
  if ('code' in detail) return { row, accountId: outline.account.accountId, fault: detail };
  return { ...outline, detail };
}

async function* readBytes(path: string, isGzip: boolean, uri: string): AsyncGenerator<Uint8Array> {
  const stored = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  try {
    yield* isGzip ? unzip(stored) : stored;
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new ChurnError('file_unreadable', `${uri} can't be read: ${reason}.`, 'Write the run anew.', { cause });
  } finally {
    stored.destroy();
  }
}

/** Node's gunzip goes on through all members of the file; a pipe hands no errors on. */
function unzip(stored: ReadStream): Gunzip {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  stored.once('error', (fault) => gunzip.destroy(fault));
  return stored.pipe(gunzip);
}
