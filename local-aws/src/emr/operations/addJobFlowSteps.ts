// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { refuseInput } from '../../awsJson/awsJsonError.ts';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import { createStep, isOpen } from '../cluster.ts';
import type { Emr } from '../emr.ts';
import { checkSteps, stepConfigSchema } from '../runJobFlowRequest.ts';

const input = z.object({ JobFlowId: z.string(), Steps: z.array(stepConfigSchema) });

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_AddJobFlowSteps.html */
export const addJobFlowSteps = defineOperation(input, ({ JobFlowId, Steps }, emr: Emr) => {
  const cluster = emr.cluster(JobFlowId);
  if (cluster.ending) {
    throw refuseInput('A job flow that is shutting down, terminated, or finished may not be modified.');
  }
  checkSteps(Steps, cluster.steps.filter(isOpen).length);
  emr.noteSteps(Steps);
  const added = Steps.map((step) => createStep(step, new Date()));
  cluster.steps.push(...added);
  for (const step of added) emr.changes.announceStep(cluster, step);
  cluster.wake?.();
  return { StepIds: added.map(({ id }) => id) };
});
