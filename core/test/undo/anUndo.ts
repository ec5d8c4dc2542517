// SPDX-License-Identifier: Apache-2.0
import { undoRun, type UndoPorts, type UndoReport, type UndoRequest } from '../../src/undo/index.ts';
import { createFolderStore } from '../../src/run/index.ts';
import { connect } from '../load/aLoad.ts';
import type { ChurnOrg, OrgRecord } from '../load/churnOrg.ts';

let undos = 0;

/** Undoes a run as the integration user, through the real client. */
export async function undo(
  org: ChurnOrg,
  runId: string,
  request: Partial<UndoRequest> = {},
  ports: Partial<UndoPorts> = {},
): Promise<UndoReport> {
  undos += 1;
  return undoRun(
    {
      undoId: `undo-${undos}`,
      holder: 'somebody@here',
      runId,
      runFolder: undefined,
      dryRun: false,
      includeWorkedOn: false,
      ...request,
    },
    {
      org: await connect(org),
      openRoot: createFolderStore,
      clock: () => new Date(),
      waits: { taskPoll: 20, taskPatience: 300, leftBehind: 20 },
      ...ports,
    },
  );
}

/** How many of each kind were planned, without the kinds of which there were none. */
export function plannedOf(report: UndoReport): Readonly<Record<string, number>> {
  return Object.fromEntries(
    report.actions.filter(({ planned }) => planned > 0).map(({ kind, planned }) => [kind, planned]),
  );
}

/** What no load and no undo brings back: who wrote last, and the mark for the Flow. */
const NOT_COMPARED = ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp', 'Tasks_Taken_Back_Since__c'];

/** Every field of every Risk but those, by Risk_Key__c. */
export async function readRisks(org: ChurnOrg): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>> {
  const risks = await org.query('SELECT FIELDS(ALL) FROM Risk__c ORDER BY Risk_Key__c LIMIT 200');
  return Object.fromEntries(risks.map((risk) => [String(risk['Risk_Key__c']), comparable(risk)]));
}

function comparable(risk: OrgRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(risk).filter(([name]) => !NOT_COMPARED.includes(name) && name !== 'attributes'),
  );
}
