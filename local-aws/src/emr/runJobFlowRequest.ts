// SPDX-License-Identifier: Apache-2.0
// What RunJobFlow and AddJobFlowSteps take: https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html
// There are no machines here, so what only describes them is kept to be given back, not judged.
import { z } from 'zod';
import { refuseInput } from '../awsJson/awsJsonError.ts';

export const stepConfigSchema = z.object({
  Name: z.string(),
  ActionOnFailure: z.enum(['TERMINATE_JOB_FLOW', 'TERMINATE_CLUSTER', 'CANCEL_AND_WAIT', 'CONTINUE']).optional(),
  HadoopJarStep: z
    .object({
      Jar: z.string().optional(),
      Args: z.array(z.string()).default([]),
      MainClass: z.string().optional(),
      Properties: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
    })
    .optional(),
});

const bootstrapActionSchema = z.object({
  Name: z.string(),
  ScriptBootstrapAction: z.object({ Path: z.string(), Args: z.array(z.string()).default([]) }),
});

export const tagSchema = z.object({ Key: z.string(), Value: z.string().default('') });

export const runJobFlowSchema = z.object({
  Name: z.string(),
  ReleaseLabel: z.string().optional(),
  LogUri: z.string().optional(),
  Instances: z
    .looseObject({
      KeepJobFlowAliveWhenNoSteps: z.boolean().default(false),
      TerminationProtected: z.boolean().default(false),
      InstanceGroups: z.array(z.unknown()).optional(),
      InstanceFleets: z.array(z.unknown()).optional(),
      InstanceCount: z.number().optional(),
      Ec2SubnetId: z.string().optional(),
      Ec2SubnetIds: z.array(z.string()).optional(),
      Ec2KeyName: z.string().optional(),
      EmrManagedMasterSecurityGroup: z.string().optional(),
      EmrManagedSlaveSecurityGroup: z.string().optional(),
      ServiceAccessSecurityGroup: z.string().optional(),
    })
    .optional(),
  Applications: z.array(z.unknown()).default([]),
  AutoTerminationPolicy: z.object({ IdleTimeout: z.number().optional() }).optional(),
  BootstrapActions: z.array(bootstrapActionSchema).default([]),
  Configurations: z.array(z.unknown()).default([]),
  EbsRootVolumeSize: z.number().optional(),
  JobFlowRole: z.string().optional(),
  ScaleDownBehavior: z.string().optional(),
  SecurityConfiguration: z.string().optional(),
  ServiceRole: z.string().optional(),
  StepConcurrencyLevel: z.number().optional(),
  Steps: z.array(stepConfigSchema).default([]),
  Tags: z.array(tagSchema).default([]),
  VisibleToAllUsers: z.boolean().default(true),
});

export type RunJobFlowRequest = z.infer<typeof runJobFlowSchema>;
export type BootstrapAction = z.infer<typeof bootstrapActionSchema>;
export type Tag = z.infer<typeof tagSchema>;
export type StepConfig = z.infer<typeof stepConfigSchema>;

/** Throws ValidationException on a cluster that can't be. */
export function checkRunJobFlow(request: RunJobFlowRequest): void {
  const { Instances, ReleaseLabel, StepConcurrencyLevel, AutoTerminationPolicy } = request;
  if (Instances === undefined) throw refuseInput('Instances is required');
  if (Instances.InstanceGroups !== undefined && Instances.InstanceFleets !== undefined) {
    throw refuseInput('You cannot specify both instance groups and instance fleets');
  }
  if (ReleaseLabel === undefined) throw refuseInput('ReleaseLabel is required');
  if (StepConcurrencyLevel !== undefined && StepConcurrencyLevel !== 1) {
    throw refuseInput('StepConcurrencyLevel above 1 is not done here');
  }
  const idle = AutoTerminationPolicy?.IdleTimeout;
  if (idle !== undefined && (idle < 60 || idle > 604_800)) {
    throw refuseInput('Idle timeout must be between 60 and 604800 seconds');
  }
  checkPlaces(request);
  checkSteps(request.Steps, 0);
}

function checkPlaces({ LogUri, BootstrapActions }: RunJobFlowRequest): void {
  const isS3 = (uri: string): boolean => /^s3[an]?:\/\/[^/]/.test(uri);
  if (LogUri !== undefined && !isS3(LogUri)) throw refuseInput(`LogUri ${LogUri} is not a valid S3 address`);
  const other = BootstrapActions.find(({ ScriptBootstrapAction }) => !isS3(ScriptBootstrapAction.Path));
  if (other) throw refuseInput(`The script of bootstrap action ${other.Name} must be in S3`);
}

const MOST_STEPS = 256;

/** `present`: steps that the cluster has not ended yet. */
export function checkSteps(steps: readonly StepConfig[], present: number): void {
  if (steps.length + present > MOST_STEPS) {
    throw refuseInput(`Maximum number of steps for job flow exceeded: ${MOST_STEPS}`);
  }
  for (const { Name, HadoopJarStep } of steps) {
    if (!HadoopJarStep?.Jar) throw refuseInput(`HadoopJarStep.Jar is required for step ${Name}`);
  }
}
