// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '@churn-risk/core/load';
import { z } from 'zod';

export type Settings = {
  /** Name or ARN of the secret with the login. */
  readonly salesforceSecret: string;
  readonly failedLoadsQueueUrl: string;
};

const environmentSchema = z.object({
  SALESFORCE_SECRET: z.string().min(1),
  FAILED_LOADS_QUEUE_URL: z.url(),
});

/** @throws ChurnError `usage`, naming the variables */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const { success, data, error } = environmentSchema.safeParse(environment);
  if (success) {
    return { salesforceSecret: data.SALESFORCE_SECRET, failedLoadsQueueUrl: data.FAILED_LOADS_QUEUE_URL };
  }
  const names = [...new Set(error.issues.map(({ path }) => path.join('.')))];
  throw new ChurnError(
    'usage',
    `The function's environment lacks ${names.join(' and ')}, or has a value there that is none.`,
    'Deploy the stack again: it sets them.',
  );
}
