// SPDX-License-Identifier: Apache-2.0
import type { JournalHead } from '../load/journal/beforeValues.ts';
import { readJournals, type JournaledLine, type Journals } from '../load/journal/readJournals.ts';
import { readSeasonStamp } from '../load/orgReading/seasonStamp.ts';
import { createSpool, type Spool } from '../load/planning/spool.ts';
import { foldKey } from '../rules/index.ts';
import { decideUndo, isClosed, type UndoDecision } from './decideUndo.ts';
import { refuseIncomplete } from './refuseUndo.ts';
import { joinLines, type RiskHistory } from './riskHistory.ts';
import { readRisksNow, type RiskNow } from './riskNow.ts';
import type { Undo } from './undo.ts';
import { UNDO_KINDS, type UndoKind } from './undoReport.ts';

/** What is done with one Risk. */
export type UndoAction = UndoDecision & {
  readonly riskKey: string;
  /** null: it is not in the org. */
  readonly riskId: string | null;
};

/** An undo as it was decided. Lies in a temporary file until `close`. */
export type UndoPlan = {
  /** Of the loads that are taken back, the first one first. */
  readonly heads: readonly JournalHead[];
  /** By Risk, tagged with their kind. */
  readonly actions: Spool<UndoAction>;
  readonly counts: Readonly<Record<UndoKind, number>>;
  /** Ids of Risks to write that somebody else has changed. */
  readonly workedOn: readonly string[];
  /** Ids of Risks that are open again without their Tasks. */
  readonly withoutTask: readonly string[];
  /** Ids of Risks that have, or had, an alert of these loads. */
  readonly alerted: ReadonlySet<string>;
  /** Of the moment before anything else was read: see `readSeasonStamp`. */
  readonly stamp: string;
  /** May be called again. */
  close(): void;
};

/**
 * Reads what the loads of the run left and what the org holds, and decides Risk by Risk. Writes nothing.
 * @throws ChurnError `journal_missing` where it can't be told what they changed
 */
export async function planUndo(undo: Undo): Promise<UndoPlan> {
  const { ports, run, root, tell } = undo;
  const { season, runId } = run.record;
  const stamp = await readSeasonStamp(ports.org, season, runId);
  tell({ stage: 'org' });
  const risks = await readRisksNow(ports.org, season);
  tell({ stage: 'org', risksInOrg: risks.size });
  tell({ stage: 'journal' });
  const journals = await readJournals(root, ports.org.orgId, runId);
  try {
    const plan = decideAll(undo, journals, risks);
    tell({ stage: 'journal', journaled: journals.lines.count() });
    return { ...plan, stamp };
  } finally {
    journals.close();
  }
}

function decideAll(undo: Undo, journals: Journals, risks: ReadonlyMap<string, RiskNow>): Omit<UndoPlan, 'stamp'> {
  const { ports, run } = undo;
  const { heads, lines } = journals;
  const loaders = new Set([...run.loaders, ports.org.userId, ...heads.map(({ userId }) => userId)]);
  const context = { runId: run.record.runId, loaders };
  const actions = createSpool<UndoAction>();
  const counts = Object.fromEntries(UNDO_KINDS.map((kind) => [kind, 0])) as Record<UndoKind, number>;
  const found = { workedOn: [] as string[], withoutTask: [] as string[], alerted: new Set<string>() };
  const unexplained = keysOfRun(risks, run.record.id);
  try {
    for (const history of historiesOf(lines)) {
      const key = foldKey(history.riskKey);
      const now = risks.get(key);
      const decision = decideUndo(history, now, context);
      unexplained.delete(key);
      counts[decision.kind] += 1;
      actions.add(key, decision.kind, { riskKey: history.riskKey, riskId: now?.id ?? null, ...decision });
      if (now === undefined) continue;
      if (decision.workedOn) found.workedOn.push(now.id);
      if (decision.opensAgain) found.withoutTask.push(now.id);
      if (history.alertedSince.length > 0 && decision.kind !== 'kept') found.alerted.add(now.id);
    }
    refuseIncomplete(run.record, journals, unexplained.size);
    return { heads, actions, counts, ...found, close: actions.close };
  } catch (error) {
    actions.close();
    throw error;
  }
}

/** Of the Risks that say they have their figures from the run: each must be in a journal, but for those that stay anyway. */
function keysOfRun(risks: ReadonlyMap<string, RiskNow>, churnRunId: string): Set<string> {
  const ofRun = [...risks].filter(([, risk]) => risk.values['Run__c'] === churnRunId && !isClosed(risk));
  return new Set(ofRun.map(([key]) => key));
}

function* historiesOf(lines: Spool<JournaledLine>): Generator<RiskHistory> {
  let ofOne: [JournaledLine, ...JournaledLine[]] | undefined;
  for (const line of lines.read()) {
    if (ofOne !== undefined && foldKey(ofOne[0].riskKey) === foldKey(line.riskKey)) {
      ofOne.push(line);
      continue;
    }
    if (ofOne !== undefined) yield joinLines(ofOne);
    ofOne = [line];
  }
  if (ofOne !== undefined) yield joinLines(ofOne);
}
