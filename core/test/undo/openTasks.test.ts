// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../src/churnError.ts';
import { findOpenTasks, type TaskWaits } from '../../src/undo/openTasks.ts';
import { stubOrg } from '../load/stubOrg.ts';

type Look = { readonly count: number; readonly tasks?: readonly (readonly [string, string, string])[] };

/** An org that answers each look at its Tasks in turn, and the last one for ever. */
function lookingAt(...looks: readonly [Look, ...Look[]]) {
  let look = -1;
  const org = stubOrg({
    query: async function* (soql) {
      if (soql.includes('COUNT')) look += 1;
      const { count, tasks = [] } = looks[Math.min(look, looks.length - 1)]!;
      if (soql.includes('COUNT')) yield [{ found: count }];
      else yield tasks.map(([Id, WhatId, Status]) => ({ Id, WhatId, Status }));
    },
  });
  return { org, made: () => look + 1 };
}

const risks = { ids: new Set(['r1', 'r2']), since: new Date(0) };

function waits(parts: Partial<TaskWaits> = {}): TaskWaits {
  const signal = new AbortController().signal;
  return { poll: 1, patience: 50, clock: () => new Date(), signal, onProgress: () => {}, ...parts };
}

describe('the Tasks that stay open', () => {
  test('are those that somebody has begun, once the Flow has completed the others', async () => {
    const { org } = lookingAt({ count: 2 }, { count: 0, tasks: [['t1', 'r1', 'In Progress']] });

    expect(await findOpenTasks(org, risks, waits())).toEqual([{ taskId: 't1', riskId: 'r1' }]);
  });

  test('are not waited for where other risks have Tasks that nobody has begun', async () => {
    const { org, made } = lookingAt({ count: 1, tasks: [['t9', 'r9', 'Not Started']] });

    expect(await findOpenTasks(org, risks, waits({ patience: 60_000 }))).toEqual([]);
    expect(made()).toBe(2);
  });

  test('are also those that the Flow does not complete, when nothing has moved for long enough', async () => {
    const { org } = lookingAt({ count: 1, tasks: [['t1', 'r1', 'Not Started']] });

    expect(await findOpenTasks(org, risks, waits())).toEqual([{ taskId: 't1', riskId: 'r1' }]);
  });

  test('are looked at a last time when the time is over', async () => {
    const reason = new ChurnError('timed_out', 'Over.', 'Again.');
    const { org } = lookingAt({ count: 1, tasks: [['t1', 'r1', 'Not Started']] });

    expect(await findOpenTasks(org, risks, waits({ signal: AbortSignal.abort(reason) }))).toEqual([
      { taskId: 't1', riskId: 'r1' },
    ]);
  });

  test('are not asked for where nothing had an alert', async () => {
    expect(await findOpenTasks(stubOrg(), { ...risks, ids: new Set() }, waits())).toEqual([]);
  });
});
