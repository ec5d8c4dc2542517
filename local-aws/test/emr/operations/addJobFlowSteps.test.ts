// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { AddJobFlowStepsCommand, DescribeStepCommand, ListStepsCommand } from '@aws-sdk/client-emr';
import { aStep, endOf, openEmrBench, refusalOf } from '../emrBench.ts';
import type { EmrBench } from '../emrBench.ts';

let bench: EmrBench;
beforeEach(async () => {
  bench = await openEmrBench({ delayMs: 5 });
});
afterEach(() => bench.close());

const kept = { InstanceCount: 1, KeepJobFlowAliveWhenNoSteps: true };
const add = (JobFlowId: string, Steps = [aStep('true')]) =>
  bench.emr.send(new AddJobFlowStepsCommand({ JobFlowId, Steps }));

test('a cluster that waits runs what is added', async () => {
  const id = await bench.run({ Instances: kept });
  await bench.aws.settled();
  const { StepIds } = await add(id, [aStep('true'), aStep('true')]);

  expect(StepIds).toEqual([expect.stringMatching(/^s-[0-9A-Z]{13}$/), expect.stringMatching(/^s-[0-9A-Z]{13}$/)]);
  expect(await endOf(bench, id)).toEqual({ State: 'WAITING', steps: ['COMPLETED', 'COMPLETED'] });
});

test('a cluster that has ended takes no steps', async () => {
  const id = await bench.run({});
  await bench.aws.settled();

  expect(await refusalOf(add(id))).toEqual({
    name: 'ValidationException',
    message: 'A job flow that is shutting down, terminated, or finished may not be modified.',
    status: 400,
  });
});

test('a step is described, and told from one that there is not', async () => {
  const id = await bench.run({ Steps: [aStep('true', { Name: 'work' })] });
  await bench.aws.settled();
  const [step] = await bench.steps(id);
  const describe = (StepId?: string) => bench.emr.send(new DescribeStepCommand({ ClusterId: id, StepId }));

  expect((await describe(step?.Id)).Step).toEqual({
    Id: step?.Id,
    Name: 'work',
    Config: { Jar: 'command-runner.jar', Args: ['bash', '-c', 'true'], Properties: {} },
    ActionOnFailure: 'TERMINATE_CLUSTER',
    Status: {
      State: 'COMPLETED',
      StateChangeReason: {},
      Timeline: {
        CreationDateTime: expect.any(Date),
        StartDateTime: expect.any(Date),
        EndDateTime: expect.any(Date),
      },
    },
  });
  expect(await refusalOf(describe('s-1'))).toEqual({
    name: 'InvalidRequestException',
    message: "Step id 's-1' is not valid.",
    status: 400,
  });
});

test('steps are listed newest first, by state and by id', async () => {
  const steps = [aStep('false', { Name: 'a', ActionOnFailure: 'CONTINUE' }), aStep('true', { Name: 'b' })];
  const id = await bench.run({ Steps: steps });
  await bench.aws.settled();
  const list = async (input: object) =>
    (await bench.emr.send(new ListStepsCommand({ ClusterId: id, ...input }))).Steps?.map(({ Name }) => Name);
  const [first] = await bench.steps(id);

  expect([await list({}), await list({ StepStates: ['FAILED'] }), await list({ StepIds: [first?.Id] })]).toEqual([
    ['b', 'a'],
    ['a'],
    ['a'],
  ]);
});
