// SPDX-License-Identifier: Apache-2.0
// What a load needs to leave so that it can be taken back: what the Risks held that it is about to change.
import { riskKeyOf, type PlannedAction } from '../../plan/index.ts';
import type { HeldSeason } from '../lease/holdSeason.ts';
import type { Load } from '../load.ts';
import { queryRows, soqlText, textOf, timeOf } from '../orgReading/orgRow.ts';
import type { RunPlan } from '../planning/planRun.ts';
import { createScratchFile, type ScratchFile } from '../planning/scratchFile.ts';
import type { OrgPort } from '../ports.ts';
import { gzip } from '../report/gzip.ts';
import { isWritingKind } from '../writing/writingKind.ts';
import { JOURNAL_FILE, type JournalEnd, type JournalHead, type JournalLine } from './beforeValues.ts';
import { riskValuesOf } from './riskValues.ts';

/**
 * Leaves the journal beside the load's report, before the first Risk is written; a plan without writes leaves none. The
 * file is there whole or not at all, and holds keys and figures, no customer's name.
 */
export async function writeJournal(load: Load, { loadBegan }: HeldSeason, { actions }: RunPlan): Promise<void> {
  if (actions.count(isWritingKind) === 0) return;
  const { request, ports, run } = load;
  const { runId, season } = run.manifest;
  const { orgId, userId } = ports.org;
  const place = `loads/${orgId}/${runId}/${request.loadId}/${JOURNAL_FILE}`;
  const head = { v: 1, loadId: request.loadId, runId, season, orgId, userId, began: loadBegan.toISOString() } as const;
  const file = createScratchFile();
  try {
    await collectLines(ports.org, actions, head, file);
    await ports.root.write(place, gzip(file.blocks()));
  } finally {
    file.close();
  }
}

/** Of a Risk that is there: what the load is about to write. */
type Change = Pick<JournalLine, 'riskKey' | 'status'> & { readonly columns: readonly string[] };

async function collectLines(
  org: OrgPort,
  actions: RunPlan['actions'],
  head: JournalHead,
  file: ScratchFile,
): Promise<void> {
  let lines = 0;
  const append = (line: JournalHead | JournalLine | JournalEnd): void => {
    file.append(Buffer.from(`${JSON.stringify(line)}\n`));
  };
  append(head);
  for (const accountId of actions.keys(isCreate)) {
    append(createdLine(riskKeyOf(accountId, head.season)));
    lines += 1;
  }
  for await (const line of readChanged(org, head.season, changesOf(actions))) {
    append(line);
    lines += 1;
  }
  append({ lines });
}

function isCreate(kind: string): boolean {
  return kind === 'create';
}

function isChange(kind: string): boolean {
  return isWritingKind(kind) && !isCreate(kind);
}

function createdLine(riskKey: string): JournalLine {
  return { riskKey, riskId: null, modifiedBy: null, modifiedAt: null, before: null, status: 'Open' };
}

/** By Id of the Risk. Lists of columns are kept once each: there are few kinds of writes. */
function changesOf(actions: RunPlan['actions']): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  const lists = new Map<string, readonly string[]>();
  for (const action of actions.read(isChange)) {
    const columns = columnsOf(action);
    const list = lists.get(columns.join()) ?? columns;
    lists.set(columns.join(), list);
    const { riskId, riskKey, values } = action;
    if (riskId !== undefined) changes.set(riskId, { riskKey, status: values?.Status__c ?? null, columns: list });
  }
  return changes;
}

function columnsOf({ values = {}, stamped }: PlannedAction): readonly string[] {
  return [...Object.keys(values), ...(stamped ? ['Run__c', 'Loaded_At__c'] : [])];
}

/** So many Ids fit into the address of a query; of more Risks the whole season is read. */
const FEW_RISKS = 300;

async function* readChanged(
  org: OrgPort,
  season: string,
  changes: ReadonlyMap<string, Change>,
): AsyncGenerator<JournalLine> {
  if (changes.size === 0) return;
  const lists = new Set(Array.from(changes.values(), ({ columns }) => columns));
  const columns = new Set([...lists].flat());
  const where =
    changes.size > FEW_RISKS
      ? `Season__c = ${soqlText(season)}`
      : `Id IN (${[...changes.keys()].map(soqlText).join(', ')})`;
  const soql = `SELECT ${['Id', 'LastModifiedById', 'LastModifiedDate', ...columns].join(', ')} FROM Risk__c WHERE ${where}`;
  for await (const row of queryRows(org, soql)) {
    const riskId = textOf(row, 'Id');
    const change = changes.get(riskId);
    if (change === undefined) continue;
    yield {
      riskKey: change.riskKey,
      riskId,
      modifiedBy: textOf(row, 'LastModifiedById'),
      modifiedAt: timeOf(row, 'LastModifiedDate').toISOString(),
      before: riskValuesOf(row, change.columns),
      status: change.status,
    };
  }
}
