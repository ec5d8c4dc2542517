// SPDX-License-Identifier: Apache-2.0
import type { GatheredAccount } from '../accountGathering.ts';
import { checkDetail } from '../detailCheck.ts';
import { createOutlineCheck } from '../outlineCheck.ts';
import type { AccountRenewals } from '../prediction.ts';
import type { FileReading } from '../fileReading.ts';
import { isFaulty, type DetailCells, type FaultyRow, type RenewalRow } from '../row.ts';
import { createDetailReader, type DetailReader } from './detailReader.ts';
import { createOutlineReader } from './outlineReader.ts';
import { openParquetFile, type ParquetFile, type RowRange } from './parquetFile.ts';

/** Row groups larger than this are read in parts, so that memory doesn't depend on how the file was written. */
const WINDOW_ROWS = 65_536;

/** Accounts are handed out when there are so many rows of them: what is let go while it is young costs little. */
const BATCH_ROWS = 512;

type Row = RenewalRow | FaultyRow;

/** Reads a Parquet file: the cheap columns of all rows, the expensive ones of accounts that need details. */
export async function* readParquetFile(reading: FileReading): AsyncGenerator<readonly AccountRenewals[]> {
  const file = await openParquetFile(reading.path, `${reading.run.store.uri}/${reading.listed.path}`);
  try {
    const readOutlines = createOutlineReader(file, createOutlineCheck());
    const readDetails = createDetailReader(file);
    let rows: readonly Row[] = [];
    for (const window of windowsOf(file)) {
      rows = rows.concat(await readOutlines(window));
      // the last account may go on in the next window: it is judged when all of it is there
      const end = startOfLastAccount(rows);
      yield* addRows(rows.slice(0, end), reading, readDetails);
      rows = rows.slice(end);
    }
    yield* addRows(rows, reading, readDetails);
    reading.gathering.endFile();
    yield await handOut(reading, readDetails);
  } finally {
    await file.close();
  }
}

function* windowsOf(file: ParquetFile): Generator<RowRange> {
  for (const { rowStart, rowEnd } of file.rowGroups) {
    const windows = Math.ceil((rowEnd - rowStart) / WINDOW_ROWS);
    const size = Math.ceil((rowEnd - rowStart) / windows);
    file.enterRowGroup(windows);
    for (let start = rowStart; start < rowEnd; start += size) {
      yield { rowStart: start, rowEnd: Math.min(start + size, rowEnd) };
    }
  }
}

/** Where the last account begins; behind all rows where there is none. */
function startOfLastAccount(rows: readonly Row[]): number {
  const last = rows.findLast((row) => !isFaulty(row));
  if (!last || isFaulty(last)) return rows.length;
  return rows.findLastIndex((row) => !isFaulty(row) && row.account !== last.account) + 1;
}

/** Adds whole accounts in file order, with details where they are needed, and hands out those that are complete. */
async function* addRows(
  rows: readonly Row[],
  reading: FileReading,
  readDetails: DetailReader,
): AsyncGenerator<readonly AccountRenewals[]> {
  const wanted = rowsNeedingDetails(rows, reading.needsDetails);
  const detailAt = await readDetails(wanted);
  let next = 0;
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    for (const row of rows.slice(start, start + BATCH_ROWS)) {
      const cells = row.row === wanted[next] ? detailAt(next++) : undefined;
      reading.gathering.add(isFaulty(row) || !cells ? row : withDetail(row, cells, reading));
    }
    yield await handOut(reading, readDetails);
  }
}

/** Row numbers, ascending. Of two rows with one key the first wins if it has no fault, so both are looked at as a whole. */
function rowsNeedingDetails(rows: readonly Row[], needsDetails: FileReading['needsDetails']): readonly number[] {
  const wanted: number[] = [];
  for (const account of accountsOf(rows)) {
    const renewals = account.map(({ renewal }) => renewal);
    const name = account[0]?.account;
    if (name && (needsDetails({ ...name, renewals }) || namesOneTwice(account))) {
      for (const { row } of account) wanted.push(row);
    }
  }
  return wanted;
}

/** Rows of an account that follow each other share its name; faulty rows are left out. */
function* accountsOf(rows: readonly Row[]): Generator<readonly RenewalRow[]> {
  let account: RenewalRow[] = [];
  for (const row of rows) {
    if (isFaulty(row)) continue;
    if (account[0] && account[0].account !== row.account) {
      yield account;
      account = [];
    }
    account.push(row);
  }
  if (account.length > 0) yield account;
}

function namesOneTwice(rows: readonly RenewalRow[]): boolean {
  // most models write an account's renewals in the order of their keys
  if (rows.every(({ renewalId }, i) => i === 0 || renewalId > (rows[i - 1]?.renewalId ?? ''))) return false;
  return new Set(rows.map(({ renewalId }) => renewalId)).size < rows.length;
}

function withDetail(row: RenewalRow, cells: DetailCells, { run }: FileReading): Row {
  const detail = checkDetail(cells, row.renewal, run.manifest.calibration);
  return 'code' in detail ? { row: row.row, accountId: row.account.accountId, fault: detail } : { ...row, detail };
}

async function handOut(reading: FileReading, readDetails: DetailReader): Promise<readonly AccountRenewals[]> {
  const { gathering } = reading;
  const accounts: AccountRenewals[] = [];
  for (const gathered of gathering.take()) {
    const whole = gathered.isJoined ? await completeDetails(gathered, reading, readDetails) : gathered;
    const account = gathering.handOut(whole);
    if (account) accounts.push(account);
  }
  return accounts;
}

/** Judges the rows of a joined account that seemed to need no details while only a part of it was known. */
async function completeDetails(
  gathered: GatheredAccount,
  reading: FileReading,
  readDetails: DetailReader,
): Promise<GatheredAccount> {
  const renewals = gathered.rows.map(({ renewal }) => renewal);
  if (!reading.needsDetails({ ...gathered.account, renewals })) return gathered;
  const bare = gathered.rows.filter(({ detail }) => detail === undefined);
  const detailAt = await readDetails(bare.map(({ row }) => row));
  const completed = new Map(bare.map((row, index) => [row.row, withDetail(row, detailAt(index), reading)]));
  const rows = gathered.rows.map((row) => completed.get(row.row) ?? row);
  for (const row of rows) if (isFaulty(row)) reading.gathering.rejectLate(row);
  return { ...gathered, rows: rows.filter((row): row is RenewalRow => !isFaulty(row)) };
}
