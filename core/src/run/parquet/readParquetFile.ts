// SPDX-License-Identifier: Apache-2.0
import type { GatheredAccount } from '../accountGathering.ts';
import { checkDetail } from '../detailCheck.ts';
import type { AccountRenewals } from '../prediction.ts';
import type { FileReading } from '../fileReading.ts';
import { isFaulty, type DetailCells, type FaultyRow, type RenewalRow } from '../row.ts';
import { createDetailReader, type DetailReader } from './detailReader.ts';
import { openParquetFile } from './parquetFile.ts';
import { readStretches, type Stretch, type StretchItem } from './stretches.ts';

type Row = RenewalRow | FaultyRow;

/** Reads a Parquet file: the cheap columns of all rows, the expensive ones of accounts that need details. */
export async function* readParquetFile(reading: FileReading): AsyncGenerator<readonly AccountRenewals[]> {
  const file = await openParquetFile(reading.path, `${reading.run.store.uri}/${reading.listed.path}`);
  try {
    const readDetails = createDetailReader(file);
    for await (const stretch of readStretches(file, reading.quiet)) {
      await addStretch(stretch, reading, readDetails);
      yield await handOut(reading, readDetails);
    }
    reading.gathering.endFile();
    yield await handOut(reading, readDetails);
  } finally {
    await file.close();
  }
}

/** Adds whole accounts in file order, with details where they are needed. */
async function addStretch(
  { items, quietRows }: Stretch,
  reading: FileReading,
  readDetails: DetailReader,
): Promise<void> {
  const { gathering } = reading;
  const wanted = rowsNeedingDetails(items.filter(isRow), reading.needsDetails);
  const detailAt = await readDetails(wanted);
  let next = 0;
  for (const item of items) {
    if (isRow(item)) {
      const cells = item.row === wanted[next] ? detailAt(next++) : undefined;
      gathering.add(isFaulty(item) || !cells ? item : withDetail(item, cells, reading));
    } else if (!gathering.addQuiet(item, quietRows)) {
      for (const row of quietRows.recall(item)) gathering.add(row);
    }
  }
  gathering.recall();
}

function isRow(item: StretchItem): item is Row {
  return 'row' in item;
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
