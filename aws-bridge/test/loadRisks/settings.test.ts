// SPDX-License-Identifier: Apache-2.0
import { readSettings } from '../../src/loadRisks/settings.ts';

const ENVIRONMENT = {
  SALESFORCE_SECRET: 'churn/salesforce-login',
  FAILED_LOADS_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/123456789012/failed-loads',
};

test('are read from the environment', () => {
  expect(readSettings({ ...ENVIRONMENT, HOME: '/' })).toEqual({
    salesforceSecret: ENVIRONMENT.SALESFORCE_SECRET,
    failedLoadsQueueUrl: ENVIRONMENT.FAILED_LOADS_QUEUE_URL,
  });
});

test.each([
  ['both', {}, 'SALESFORCE_SECRET and FAILED_LOADS_QUEUE_URL'],
  ['a name that is empty', { ...ENVIRONMENT, SALESFORCE_SECRET: '' }, 'SALESFORCE_SECRET'],
  ['an address that is none', { ...ENVIRONMENT, FAILED_LOADS_QUEUE_URL: 'queue' }, 'FAILED_LOADS_QUEUE_URL'],
])('without %s the function does not start, and says what it lacks', (_, environment, names) => {
  expect(() => readSettings(environment)).toThrow(
    expect.objectContaining({
      code: 'usage',
      message: `The function's environment lacks ${names}, or has a value there that is none.`,
    }),
  );
});
