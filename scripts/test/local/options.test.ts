// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { DEFAULT_PORT, parseOptions } from '../../local/options.ts';

describe('options of the local start', () => {
  test('are all optional', () => {
    expect(parseOptions([], '/work')).toEqual({
      seed: undefined,
      port: DEFAULT_PORT,
      state: undefined,
      empty: false,
      faults: [],
    });
  });

  test('take paths from the folder where the user stands', () => {
    expect(parseOptions(['--seed', 'seeds', '--state=/tmp/org', '--port', '7000', '--empty'], '/home/ada')).toEqual({
      seed: '/home/ada/seeds',
      port: 7000,
      state: '/tmp/org',
      empty: true,
      faults: [],
    });
  });

  test('take several faults, of the org and of S3', () => {
    const args = ['--fault', 'unavailable=at:after,path:jobs/ingest', '--fault', 'aws:access-denied'];

    expect(parseOptions(args, '/').faults).toEqual([
      { where: 'org', order: { name: 'unavailable', at: 'after', path: 'jobs/ingest' } },
      { where: 'aws', order: { name: 'access-denied' } },
    ]);
  });

  test.each([['x'], ['-1'], ['65534'], ['1.5'], ['']])('--port %s is refused', (port) => {
    expect(() => parseOptions([`--port=${port}`], '/')).toThrow(
      `--port ${port} is no port: give a number from 0 to 65533`,
    );
  });

  test('name an option that there is not', () => {
    expect(() => parseOptions(['--seeds', 'x'], '/')).toThrow("Unknown option '--seeds'");
  });
});
