// SPDX-License-Identifier: Apache-2.0
import { createEmrClusters, openModelBucket } from '@churn-risk/core/aws';
import type { StartPorts } from '@churn-risk/core/modelRun';
import { openJournal, type RunModelJournal } from './journal.ts';
import { readSettings } from './settings.ts';

/** What the Lambda works with. */
export type RunModelWorld = {
  readonly bucketName: string;
  readonly ports: Omit<StartPorts, 'holder'>;
  readonly journal: RunModelJournal;
};

/**
 * The world as the environment names it.
 *
 * @throws ChurnError `usage` where a variable is missing
 */
export function openWorld(environment: NodeJS.ProcessEnv): RunModelWorld {
  const { bucketName, deployment } = readSettings(environment);
  return {
    bucketName,
    ports: {
      ...openModelBucket(`s3://${bucketName}`),
      clusters: createEmrClusters(),
      clock: () => new Date(),
      deployment,
    },
    journal: openJournal(),
  };
}
