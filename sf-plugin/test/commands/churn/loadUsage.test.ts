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
    ['without --run', [], 'No run is named.'],
    ['for a run with a plan', ['--run', 'x', '--apply', 'y'], '--run=x cannot also be provided when using --apply'],
    [
      'for what a plan says already',
      ['--apply', 'y', '--override', 'drift'],
      'cannot also be provided when using --apply',
    ],
    [
      'for a plan of a load that writes',
      ['--run', 'x', '--plan-file', 'y'],
      '--plan-file saves the plan of a dry run.',
    ],
    ['for a plan file that is not there', ['--apply', '/no/such.ndjson'], 'There is no plan file /no/such.ndjson.'],
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
