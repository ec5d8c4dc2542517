// SPDX-License-Identifier: Apache-2.0
import { startChurnOrg, type ChurnOrg } from '../../../../core/test/load/churnOrg.ts';
import Undo from '../../../src/commands/churn/undo.ts';
import { runCommand } from './runCommand.ts';

// One org for all: the CLI still asks it something when a wrong flag has ended the command.
let org: ChurnOrg;
beforeAll(async () => {
  org = await startChurnOrg();
  process.env['SF_ORG_INSTANCE_URL'] = org.url;
}, 60_000);
afterAll(() => org.close());

describe('sf churn undo ends with 2', () => {
  test.each([
    ['without the id of a run', [], 'Missing required flag run-id'],
    ['for a flag that it does not have', ['--run-id', 'x', '--latest'], 'Nonexistent flag: --latest'],
  ])('%s', async (_, args, message) => {
    const { exitCode, stderr } = await runCommand(Undo, '--target-org', org.loaderToken, ...args);

    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(message) });
  });
});
