// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import { foldKey } from '../../rules/index.ts';
import { unzipLines, type FileStore } from '../../run/index.ts';
import { createSpool, type Spool } from '../planning/spool.ts';
import { JOURNAL_FILE, TAKEN_BACK_FILE, type JournalEnd, type JournalHead, type JournalLine } from './beforeValues.ts';

/** `began`: when the load began that left the line, by the org's clock, as ISO 8601. */
export type JournaledLine = JournalLine & Pick<JournalHead, 'began'>;

/** What the loads of a run left that are not taken back. Lies in a temporary file until `close`. */
export type Journals = {
  /** The earliest load first, by the org's clock. */
  readonly heads: readonly JournalHead[];
  /** By Risk_Key__c in lower case; the lines of one Risk in the order of their loads. */
  readonly lines: Spool<JournaledLine>;
  /** Loads with a journal that are taken back already. */
  readonly takenBack: number;
  /** May be called again. */
  close(): void;
};

/**
 * Reads every journal of a run in this org.
 * @throws ChurnError `journal_missing` for one that is cut off or can't be read as a journal, by name
 */
export async function readJournals(root: FileStore, orgId: string, runId: string): Promise<Journals> {
  const folder = root.sub(`loads/${orgId}/${runId}`);
  const { loadIds, takenBack } = await listJournals(folder);
  const heads: JournalHead[] = [];
  for (const loadId of loadIds) heads.push(await readHead(folder, loadId));
  heads.sort((one, other) => Date.parse(one.began) - Date.parse(other.began));
  const lines = createSpool<JournaledLine>();
  try {
    for (const head of heads) await readInto(lines, folder, head);
  } catch (error) {
    lines.close();
    throw error;
  }
  return { heads, lines, takenBack, close: lines.close };
}

/** From now on these loads count as taken back. */
export async function markTakenBack(
  root: FileStore,
  { heads }: Pick<Journals, 'heads'>,
  mark: { readonly undoId: string; readonly undoneAt: string },
): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(mark)}\n`);
  for (const { orgId, runId, loadId } of heads) {
    await root.write(`loads/${orgId}/${runId}/${loadId}/${TAKEN_BACK_FILE}`, bytes);
  }
}

async function listJournals(folder: FileStore): Promise<{ loadIds: readonly string[]; takenBack: number }> {
  const withJournal: string[] = [];
  const marked = new Set<string>();
  for await (const path of folder.list('')) {
    const [loadId = '', name] = path.split('/');
    if (name === JOURNAL_FILE) withJournal.push(loadId);
    if (name === TAKEN_BACK_FILE) marked.add(loadId);
  }
  return { loadIds: withJournal.filter((loadId) => !marked.has(loadId)), takenBack: marked.size };
}

async function readHead(folder: FileStore, loadId: string): Promise<JournalHead> {
  for await (const line of readJournal(folder, loadId)) return { ...(line as JournalHead), loadId };
  throw cutOff(folder, loadId);
}

async function readInto(lines: Spool<JournaledLine>, folder: FileStore, head: JournalHead): Promise<void> {
  const { loadId, began } = head;
  let found = 0;
  let isWhole = false;
  let isHead = true;
  for await (const line of readJournal(folder, loadId)) {
    if ('riskKey' in line) {
      lines.add(foldKey(line.riskKey), loadId, { ...line, began });
      found += 1;
    } else if (!isHead) isWhole = (line as JournalEnd).lines === found;
    isHead = false;
  }
  if (!isWhole) throw cutOff(folder, loadId);
}

async function* readJournal(folder: FileStore, loadId: string): AsyncGenerator<JournalHead | JournalLine | JournalEnd> {
  try {
    for await (const line of unzipLines(folder.read(`${loadId}/${JOURNAL_FILE}`)))
      if (line !== '') yield JSON.parse(line);
  } catch (cause) {
    throw cause instanceof ChurnError ? cause : cutOff(folder, loadId, cause);
  }
}

function cutOff(folder: FileStore, loadId: string, cause?: unknown): ChurnError {
  return new ChurnError(
    'journal_missing',
    `${folder.uri}/${loadId}/${JOURNAL_FILE} is cut off or damaged, so it can't be told what that load changed.`,
    'Restore that file from a backup or from an older version in the bucket, then run the same command again.',
    { cause },
  );
}
