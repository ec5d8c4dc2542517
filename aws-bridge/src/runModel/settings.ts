// SPDX-License-Identifier: Apache-2.0
import type { Deployment } from '@churn-risk/core/modelRun';
import * as z from 'zod';
import { readEnvironment } from '../environment.ts';

export type Settings = { readonly bucketName: string; readonly deployment: Deployment };

const environmentSchema = z.object({
  CHURN_BUCKET: z.string().min(1),
  CLUSTER_SERVICE_ROLE: z.string().min(1).optional(),
  CLUSTER_INSTANCE_PROFILE: z.string().min(1).optional(),
  CLUSTER_SUBNET_ID: z.string().min(1).optional(),
  CLUSTER_SECURITY_CONFIGURATION: z.string().min(1).optional(),
});

/** @throws ChurnError `usage`, naming the variables */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = readEnvironment(environmentSchema, environment);
  return {
    bucketName: given.CHURN_BUCKET,
    deployment: {
      ...named('serviceRole', given.CLUSTER_SERVICE_ROLE),
      ...named('instanceProfile', given.CLUSTER_INSTANCE_PROFILE),
      ...named('subnetId', given.CLUSTER_SUBNET_ID),
      ...named('securityConfiguration', given.CLUSTER_SECURITY_CONFIGURATION),
    },
  };
}

function named(name: keyof Deployment, value: string | undefined): Deployment {
  return value === undefined ? {} : { [name]: value };
}
