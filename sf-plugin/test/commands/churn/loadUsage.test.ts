// SPDX-License-Identifier: Apache-2.0
import { startChurnOrg, type ChurnOrg } from '../../../../core/test/load/churnOrg.ts';
import { runLoad } from './runLoad.ts';

// One org for all: the CLI still asks it something when a wrong flag has ended the command, and goes on asking for long
// when it is gone.
let org: ChurnOrg;
beforeAll(async () => {
  org = await startChurnOrg();
}, 60_000);
afterAll(() => org.close());

describe('sf churn load ends with 2', () => {
  test.each([
    ['without --run', [], 'Missing required flag run'],
    ['for a budget that is none', ['--run', 'x', '--max-rejects', 'many'], 'Give a whole number or a percentage'],
    [
      'for a gate that can not be overridden',
      ['--run', 'x', '--override', 'access'],
      'Expected --override=access to be one of',
    ],
    [
      'for a field name that is none',
      ['--run', 'x', '--account-key-field', 'a b'],
      '"a b" is not the API name of a field.',
    ],
    ['for a thresholds file that is not there', ['--run', 'x', '--thresholds', '/no/such.json'], '/no/such.json'],
    ['for an address of another kind', ['--run', 'ftp://x/y'], 'is no address of a store'],
  ])('%s', async (_, args, message) => {
    const { exitCode, stderr } = await runLoad(org, ...args);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});
