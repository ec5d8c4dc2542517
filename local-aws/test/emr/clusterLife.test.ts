// SPDX-License-Identifier: Apache-2.0
// The table of states: what becomes of a cluster and its steps.
import { openEmrBench, aStep } from './emrBench.ts';
import type { EmrBench } from './emrBench.ts';

let bench: EmrBench;
beforeEach(async () => (bench = await openEmrBench({ delayMs: 5 })));
afterEach(() => bench.close());

/** State and reason at the end, and the states of the steps. */
async function endOf(clusterId: string) {
  await bench.aws.settled();
  const { State, StateChangeReason } = (await bench.describe(clusterId)).Status!;
  const steps = await bench.steps(clusterId);
  return { State, ...StateChangeReason, steps: steps.map(({ Status }) => Status?.State) };
}

test('a cluster ends by itself when its steps are done', async () => {
  const id = await bench.run({ Steps: [aStep('true'), aStep('true')] });

  expect(await endOf(id)).toEqual({
    State: 'TERMINATED',
    Code: 'ALL_STEPS_COMPLETED',
    Message: 'Steps completed',
    steps: ['COMPLETED', 'COMPLETED'],
  });
});
test.each([undefined, 'TERMINATE_CLUSTER', 'TERMINATE_JOB_FLOW'] as const)(
  'a failed step with ActionOnFailure %s ends the cluster with errors',
  async (ActionOnFailure) => {
    const id = await bench.run({ Steps: [aStep('exit 1', { ActionOnFailure }), aStep('true')] });

    expect(await endOf(id)).toEqual({
      State: 'TERMINATED_WITH_ERRORS',
      Code: 'STEP_FAILURE',
      Message: 'Shut down as step failed',
      steps: ['FAILED', 'CANCELLED'],
    });
  },
);
