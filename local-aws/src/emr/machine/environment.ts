// SPDX-License-Identifier: Apache-2.0
import { delimiter } from 'node:path';
import { REGION } from '../../account.ts';
import type { EmrOptions } from '../localEmr.ts';

export type EnvironmentNeeds = Pick<EmrOptions, 'path' | 'env'> & {
  readonly endpoint: string;
  readonly home: string;
  readonly clusterId: string;
  readonly stepId: string | undefined;
};

/**
 * What a bootstrap action or a step finds in its environment: that of this process without its AWS settings, so that
 * no step can reach a real account, and with a home of the cluster's own, so that none writes into the user's.
 */
export function composeEnvironment({ endpoint, home, path, env, ...ids }: EnvironmentNeeds): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_') && name !== 'NODE_OPTIONS');
  return {
    ...Object.fromEntries(kept),
    PATH: [...(path ?? []), process.env['PATH'] ?? ''].join(delimiter),
    HOME: home,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...env,
    EMR_CLUSTER_ID: ids.clusterId,
    ...(ids.stepId === undefined ? {} : { EMR_STEP_ID: ids.stepId }),
  };
}

/** By which a process is known to belong to a cluster or a step, whatever group or session it has gone to. */
export const markerOf = (ids: { readonly clusterId: string } | { readonly stepId: string }): string =>
  'clusterId' in ids ? `EMR_CLUSTER_ID=${ids.clusterId}` : `EMR_STEP_ID=${ids.stepId}`;
