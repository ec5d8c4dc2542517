// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../../src/churnError.ts';
import { checkTasks, type TaskWaits } from '../../../src/load/writing/checkTasks.ts';
import type { Alert, AlertsOfRun } from '../../../src/load/writing/findTasks.ts';
import { answering, stubOrg } from '../stubOrg.ts';

const RUN: AlertsOfRun = {
  season: '2026',
  churnRunId: 'a02',
  asOf: '2025-12-01',
  ofThisLoad: new Set(['a01A:2026', 'a01B:2026']),
  runBegan: new Date('2025-12-02T09:00:00Z'),
  loadBegan: new Date('2025-12-02T10:00:00Z'),
};

/** How the org was looked at. */
let looks: ('afar' | 'closely')[] = [];
beforeEach(() => void (looks = []));

/** One more Task at each look, none before the first. */
type TasksAt = (look: number) => ReadonlyArray<{ WhatId: string; CreatedDate: string }>;

describe('the Task check', () => {
  test('waits until every alert has its Task', async () => {
    const tasks: TasksAt = (look) => (look < 3 ? [] : [aTask('a01A'), aTask('a01B')]);

    expect(await check([aRisk('a01A'), aRisk('a01B')], tasks)).toEqual([anAlert('a01A'), anAlert('a01B')]);
  });

  test('sees the alerts themselves as long as they are few', async () => {
    const tasks: TasksAt = (look) => (look < 3 ? [] : [aTask('a01A')]);

    await check([aRisk('a01A')], tasks);

    expect(looks).toEqual(['closely', 'closely', 'closely']);
  });

  test('counts many alerts until they may all be settled, and sees them then', async () => {
    const ids = Array.from({ length: 2_001 }, (_, index) => `a01${index}`);
    const run = { ...RUN, ofThisLoad: new Set(ids.map((id) => `${id}:2026`)) };
    const tasks: TasksAt = (look) => ids.slice(0, look < 3 ? 1 : ids.length).map((id) => aTask(id));

    const alerts = await check(
      ids.map((id) => aRisk(id)),
      tasks,
      {},
      run,
    );

    expect([alerts.length, looks]).toEqual([2_001, ['afar', 'afar', 'afar', 'closely']]);
  });

  test('does not wait for a Task that the Flow could not make', async () => {
    const risks = [aRisk('a01A', { Task_Error__c: 'no queue' })];

    expect(await check(risks, () => [])).toEqual([anAlert('a01A', { hasTask: false, error: 'no queue' })]);
  });

  test('gives up when no new Task has come for long enough', async () => {
    expect(await check([aRisk('a01A')], () => [], { patience: 5 })).toEqual([anAlert('a01A', { hasTask: false })]);
  });

  test('takes no Task of an earlier load for an alert of this one', async () => {
    const tasks: TasksAt = () => [aTask('a01A', '2025-12-02T09:30:00.000Z')];

    expect(await check([aRisk('a01A')], tasks, { patience: 5 })).toEqual([anAlert('a01A', { hasTask: false })]);
  });

  test("takes an earlier load's Task for that load's alert", async () => {
    const risks = [aRisk('a01C')];

    expect(await check(risks, () => [aTask('a01C', '2025-12-02T09:30:00.000Z')])).toEqual([
      anAlert('a01C', { ofThisLoad: false }),
    ]);
  });

  test('ends with what is there when the time is over', async () => {
    const signal = AbortSignal.abort(new ChurnError('timed_out', 'over', 'again'));

    expect(await check([aRisk('a01A')], () => [], { signal })).toEqual([anAlert('a01A', { hasTask: false })]);
  });

  test('goes on as an interruption when somebody stops it', async () => {
    const stop = new ChurnError('interrupted', 'stopped', 'again');

    await expect(check([aRisk('a01A')], () => [], { signal: AbortSignal.abort(stop) })).rejects.toBe(stop);
  });
});

/** Checks against an org with these alerted Risks; every second that passes is one look. */
function check(
  risks: readonly Risk[],
  tasksAt: TasksAt,
  waits: Partial<TaskWaits> = {},
  run: AlertsOfRun = RUN,
): Promise<readonly Alert[]> {
  let look = 0;
  const query = answering({
    Task: (soql) => {
      looks.push(soql.includes('COUNT') ? 'afar' : 'closely');
      look += 1;
      return soql.includes('COUNT') ? [{ found: tasksAt(look).length }] : tasksAt(look);
    },
    Risk__c: (soql) => {
      if (!soql.includes('COUNT')) return risks;
      const errors = risks.filter((risk) => !soql.includes('Task_Error__c') || risk.Task_Error__c !== null);
      return [{ found: errors.length }];
    },
  });
  return checkTasks(stubOrg({ query }), run, {
    poll: 1,
    patience: 1000,
    clock: () => new Date(look),
    signal: new AbortController().signal,
    onProgress: () => {},
    ...waits,
  });
}

type Risk = { Id: string; Risk_Key__c: string; Task_Error__c: string | null };

function aRisk(Id: string, values: Partial<Risk> = {}): Risk {
  return { Id, Risk_Key__c: `${Id}:2026`, Task_Error__c: null, ...values };
}

function aTask(WhatId: string, CreatedDate = '2025-12-02T10:00:05.000Z'): { WhatId: string; CreatedDate: string } {
  return { WhatId, CreatedDate };
}

function anAlert(riskId: string, values: Partial<Alert> = {}): Alert {
  return { riskId, riskKey: `${riskId}:2026`, ofThisLoad: true, hasTask: true, error: null, ...values };
}
