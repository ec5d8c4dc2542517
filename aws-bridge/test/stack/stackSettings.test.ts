// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { ChurnError } from '@churn-risk/core/modelRun';
import { readStackSettings } from '../../src/stack/stackSettings.ts';

const read = (context: Readonly<Record<string, unknown>>) => readStackSettings((key) => context[key]);

test('everything has a default, also where a value is empty', () => {
  const defaults = {
    stackName: 'churn-risk',
    loadOnArrival: true,
    lakeBuckets: [],
    logDays: 90,
    maximumClusterHours: 24,
  };

  expect(read({})).toEqual(defaults);
  expect(read({ stackName: '', alarmEmail: '', lakeBuckets: '', logDays: null })).toEqual(defaults);
});

test('values come as text, as the command line gives them', () => {
  const context = {
    stackName: 'churn-test',
    bucketName: 'journals-churn',
    alarmEmail: 'operations@example.com',
    schedule: 'cron(0 2 1 * ? *)',
    loadOnArrival: 'false',
    subnetId: 'subnet-0123456789abcdef0',
    securityConfiguration: 'encrypted',
    lakeBuckets: 'corporate-lake, archive',
    logDays: '365',
    maximumClusterHours: '10',
  };

  expect(read(context)).toEqual({
    ...context,
    loadOnArrival: false,
    lakeBuckets: ['corporate-lake', 'archive'],
    logDays: 365,
    maximumClusterHours: 10,
  });
});

test.each([
  ['stackName', '1st', 'must be 1 to 41 letters, digits and hyphens, and begin with a letter'],
  ['bucketName', 'Journals', 'is no name of a bucket'],
  ['alarmEmail', 'operations', 'is no e-mail address'],
  ['schedule', 'monthly', 'must be cron(...) or rate(...)'],
  ['subnetId', 'net-1', 'is no subnet'],
  ['loadOnArrival', 'no', 'must be true or false'],
  ['maximumClusterHours', 'six', 'must be a number'],
  ['maximumClusterHours', '0', 'must be 1 or more'],
  ['maximumClusterHours', '169', 'must be 168 or less'],
])('%s=%s is refused by its name', (key, value, fault) => {
  expect(() => read({ [key]: value })).toThrow(
    new ChurnError('usage', `The context of the stack is wrong: ${key}: ${fault}.`, ''),
  );
});

test('all faults are told at once', () => {
  expect(() => read({ lakeBuckets: 'Lake', logDays: '45' })).toThrow(
    /lakeBuckets\.0: must be names of buckets, joined by commas; logDays: must be one of 1, 3, 5, 7, .*3653\./,
  );
});
