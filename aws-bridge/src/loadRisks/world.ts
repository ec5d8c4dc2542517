// SPDX-License-Identifier: Apache-2.0
import { openStore } from '@churn-risk/core/aws';
import type { LoadWaits, OrgPort } from '@churn-risk/core/load';
import type { FileStore } from '@churn-risk/core/run';
import { openFailedLoads, type FailedLoads } from './failedLoads.ts';
import { openJournal, type Journal } from './journal.ts';
import { openLoginSecret } from './loginSecret.ts';
import { connectBySecret } from './salesforceLogin.ts';
import { readSettings } from './settings.ts';

/** What the Lambda works with. */
export type World = {
  /** Logs in to the org. */
  readonly connect: () => Promise<OrgPort>;
  readonly openStore: (uri: string) => FileStore;
  readonly failedLoads: FailedLoads;
  readonly journal: Journal;
  readonly clock: () => Date;
  readonly waits?: Partial<LoadWaits>;
};

/**
 * The world as the environment names it.
 *
 * @throws ChurnError `usage` where a variable is missing
 */
export function openWorld(environment: NodeJS.ProcessEnv): World {
  const settings = readSettings(environment);
  const secret = openLoginSecret(settings.salesforceSecret);
  return {
    connect: () => connectBySecret(secret),
    openStore,
    failedLoads: openFailedLoads(settings.failedLoadsQueueUrl),
    journal: openJournal(),
    clock: () => new Date(),
  };
}
