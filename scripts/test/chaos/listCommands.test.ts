// SPDX-License-Identifier: Apache-2.0
// What the undisturbed commands do: a kill can only show what there is to be broken.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { WRITING_KINDS } from '@churn-risk/core/plan';
import { listCommands } from '../../chaos/listCommands.ts';
import type { ChurnCommand } from '../../chaos/process/churnCommand.ts';
import { playRound } from '../../chaos/round/playRound.ts';
import { keepYardsticks } from '../../chaos/round/yardstick.ts';
import { prepareScene } from '../../chaos/scene/prepareScene.ts';
import { PHASES } from '../../chaos/tap/phase.ts';

jest.setTimeout(120_000);

let folder: string;
let commands: readonly [ChurnCommand, ...ChurnCommand[]];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commands-'));
  commands = await listCommands(await prepareScene(folder), folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const yardstickOf = keepYardsticks(({ name }) => join(folder, `undisturbed ${name}`));

type Result = { readonly actions: readonly { readonly kind: string; readonly written: number }[] };

describe('the commands under chaos', () => {
  test('are load, the load of a saved plan, and undo', () => {
    expect(commands.map(({ name }) => name)).toEqual(['sf churn load', 'sf churn load --apply', 'sf churn undo']);
  });

  test('take every kind of action, and pass through every phase', async () => {
    const { result, counts } = await yardstickOf(commands[0]);
    const written = (result as Result).actions.filter((action) => action.written > 0).map(({ kind }) => kind);

    expect(written.toSorted()).toEqual([...WRITING_KINDS].toSorted());
    expect(PHASES.filter((phase) => counts[phase] === 0)).toEqual([]);
  });

  test('come to the same end by a saved plan', async () => {
    const [load, apply] = [await yardstickOf(commands[0]), await yardstickOf(commands[1] ?? commands[0])];

    expect(apply.end).toEqual(load.end);
  });

  test('are found out where one Risk or Task is not what it should be', async () => {
    const yardstick = await yardstickOf(commands[0]);
    const [first = '', ...rest] = yardstick.end;
    const plan = { launcher: 'plugin', kills: [], delays: {} } as const;
    const { faults } = await playRound(
      commands[0],
      plan,
      { ...yardstick, end: [`${first} x`, ...rest] },
      join(folder, 'round'),
    );

    expect(faults).toEqual([`missing: ${first} x`, `too much: ${first}`]);
  });
});
