// SPDX-License-Identifier: Apache-2.0
import { DescribeClusterCommand, EMRClient } from '@aws-sdk/client-emr';
import { aModelBucket } from '../../../core/test/modelRun/aModelBucket.ts';
import { createRunModel } from '../../src/runModel/runModel.ts';
import { openWorld } from '../../src/runModel/world.ts';
import { journalLines } from '../journalLines.ts';
import { useLocalAws } from '../localEnvironment.ts';

const world = aModelBucket();
const lines = journalLines();

const DEPLOYED = {
  CHURN_BUCKET: 'churn',
  CLUSTER_SERVICE_ROLE: 'arn:aws:iam::123456789012:role/emr',
  CLUSTER_INSTANCE_PROFILE: 'machines',
  CLUSTER_SUBNET_ID: 'subnet-0123456789abcdef0',
  CLUSTER_SECURITY_CONFIGURATION: 'at-rest',
};

let restore = (): void => {};
beforeEach(() => {
  restore = useLocalAws(world.aws.url);
});
afterEach(() => restore());

test('a function as it is deployed starts clusters with what the stack provides, and logs which', async () => {
  const trigger = await world.putNotebook('writes');
  const runModel = createRunModel(openWorld(DEPLOYED));

  const answer = await runModel({ trigger: 'manual', id: 'x', notebook: trigger.notebook }, { awsRequestId: 'r-1' });

  const { Cluster } = await new EMRClient(world.emr).send(new DescribeClusterCommand({ ClusterId: answer.clusterId }));
  expect(Cluster).toMatchObject({
    Name: 'churn-model churn manual-x',
    ServiceRole: DEPLOYED.CLUSTER_SERVICE_ROLE,
    SecurityConfiguration: 'at-rest',
    Ec2InstanceAttributes: { IamInstanceProfile: 'machines', Ec2SubnetId: DEPLOYED.CLUSTER_SUBNET_ID },
  });
  expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
    expect.objectContaining({
      level: 'INFO',
      service: 'run-model',
      message: 'The cluster is started.',
      requestId: 'r-1',
      outcome: 'started',
      triggerId: 'manual-x',
      runId: 'churn-2026-manual-x',
      clusterId: answer.clusterId,
    }),
  );
  await world.aws.settled();
});

test('what fails is one line with its cause, and thrown', async () => {
  const runModel = createRunModel(openWorld(DEPLOYED));

  await expect(runModel({ trigger: 'manual' }, { awsRequestId: 'r-1' })).rejects.toMatchObject({
    code: 'notebook_missing',
  });

  expect(lines.filter((line) => line.includes('"ERROR"')).map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({
      message: 'No cluster was started.',
      error: expect.objectContaining({ message: 's3://churn/notebooks/churn.ipynb is not there.' }),
    }),
  ]);
});

test('variables that are missing are named', () => {
  expect(() => openWorld({ CLUSTER_SERVICE_ROLE: '' })).toThrow(
    expect.objectContaining({
      code: 'usage',
      message:
        "The function's environment lacks CHURN_BUCKET and CLUSTER_SERVICE_ROLE, or has a value there that is none.",
    }),
  );
});
