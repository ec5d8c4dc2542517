// SPDX-License-Identifier: Apache-2.0
import * as z from 'zod';
import { readEnvironment } from '../environment.ts';

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
  const given = readEnvironment(environmentSchema, environment);
  return { salesforceSecret: given.SALESFORCE_SECRET, failedLoadsQueueUrl: given.FAILED_LOADS_QUEUE_URL };
}
