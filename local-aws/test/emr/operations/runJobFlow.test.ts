// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ListClustersCommand } from '@aws-sdk/client-emr';
import type { RunJobFlowCommandInput } from '@aws-sdk/client-emr';
import { aCluster, aStep, openEmrBench, refusalOf } from '../emrBench.ts';
import type { EmrBench } from '../emrBench.ts';

let bench: EmrBench;
beforeAll(async () => {
  bench = await openEmrBench({ delayMs: 5 });
});
afterAll(() => bench.close());

test.each<[string, Partial<RunJobFlowCommandInput>, string]>([
  ['no Instances', { Instances: undefined }, 'Instances is required'],
  [
    'groups and fleets',
    { Instances: { InstanceGroups: [], InstanceFleets: [] } },
    'You cannot specify both instance groups and instance fleets',
  ],
  ['no ReleaseLabel', { ReleaseLabel: undefined }, 'ReleaseLabel is required'],
  ['257 steps', { Steps: new Array(257).fill(aStep('true')) }, 'Maximum number of steps for job flow exceeded: 256'],
  ['steps side by side', { StepConcurrencyLevel: 2 }, 'StepConcurrencyLevel above 1 is not done here'],
  [
    'a step without a jar',
    { Steps: [{ Name: 's', HadoopJarStep: { Jar: '' } }] },
    'HadoopJarStep.Jar is required for step s',
  ],
  [
    'a step without anything',
    { Steps: [{ Name: 's', HadoopJarStep: undefined }] },
    'HadoopJarStep.Jar is required for step s',
  ],
  [
    'an idle time-out below a minute',
    { AutoTerminationPolicy: { IdleTimeout: 59 } },
    'Idle timeout must be between 60 and 604800 seconds',
  ],
  ['logs elsewhere', { LogUri: '/var/log' }, 'LogUri /var/log is not a valid S3 address'],
  [
    'a bootstrap action elsewhere',
    { BootstrapActions: [{ Name: 'a', ScriptBootstrapAction: { Path: 'file:/a.sh' } }] },
    'The script of bootstrap action a must be in S3',
  ],
  [
    'no name',
    { Name: undefined },
    "1 validation error detected: Value at 'Name' failed to satisfy constraint: Invalid input: expected string, received undefined",
  ],
  [
    'an action that there is not',
    { Steps: [aStep('true', { ActionOnFailure: 'PRAY' as never })] },
    expect.stringContaining("Value at 'Steps.0.ActionOnFailure' failed to satisfy constraint") as unknown as string,
  ],
])('%s is refused', async (_, input, message) => {
  expect(await refusalOf(bench.run(input))).toEqual({ name: 'ValidationException', message, status: 400 });
  expect((await bench.emr.send(new ListClustersCommand({}))).Clusters).toEqual([]);
});

test('every call starts a cluster of its own', async () => {
  const ids = await Promise.all([bench.run(aCluster()), bench.run(aCluster())]);

  expect(ids).toEqual([expect.stringMatching(/^j-[0-9A-Z]{13}$/), expect.stringMatching(/^j-[0-9A-Z]{13}$/)]);
  expect(new Set(ids).size).toBe(2);
});
