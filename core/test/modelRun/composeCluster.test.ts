// SPDX-License-Identifier: Apache-2.0
import { composeCluster, parseClusterConfig } from '../../src/modelRun/index.ts';
import { aStart } from './aStart.ts';

const config = (said: Readonly<Record<string, unknown>> = {}) =>
  parseClusterConfig(JSON.stringify({ season: '2026', ...said }), 'cluster.json');

test('a cluster is transient, runs the one notebook, and is told by its tags', () => {
  expect(composeCluster(config(), aStart(), 's3://churn')).toEqual({
    Name: 'churn-model churn notebook-1',
    ReleaseLabel: 'emr-7.13.0',
    Applications: [{ Name: 'Spark' }],
    LogUri: 's3://churn/logs/',
    ServiceRole: 'EMR_DefaultRole',
    JobFlowRole: 'EMR_EC2_DefaultRole',
    Instances: {
      InstanceGroups: [
        { Name: 'master', InstanceRole: 'MASTER', InstanceType: 'm7i.xlarge', InstanceCount: 1, Market: 'ON_DEMAND' },
        { Name: 'core', InstanceRole: 'CORE', InstanceType: 'm7i.xlarge', InstanceCount: 1, Market: 'ON_DEMAND' },
      ],
      KeepJobFlowAliveWhenNoSteps: false,
      TerminationProtected: false,
    },
    BootstrapActions: [
      {
        Name: 'code',
        ScriptBootstrapAction: { Path: 's3://churn/code/bootstrap.sh', Args: ['s3://churn/code', '/opt/churn'] },
      },
    ],
    Steps: [
      {
        Name: 'notebook',
        ActionOnFailure: 'TERMINATE_CLUSTER',
        HadoopJarStep: {
          Jar: 'command-runner.jar',
          Args: [
            'papermill',
            's3://churn/code/pinned/12e3.ipynb',
            's3://churn/runs/churn-2026-notebook-1/executed.ipynb',
            ...['--cwd', '/opt/churn/notebook'],
            ...['--execution-timeout', '10800'],
            '--log-output',
            '--no-progress-bar',
            ...['-r', 'lake', 's3://churn/lake'],
            ...['-r', 'output', 's3://churn'],
            ...['-r', 'run_id', 'churn-2026-notebook-1'],
            ...['-r', 'season', '2026'],
            ...['-r', 'notebook_version_id', 'v1'],
            ...['-r', 'notebook_sha256', '12e3'],
          ],
        },
      },
    ],
    StepConcurrencyLevel: 1,
    AutoTerminationPolicy: { IdleTimeout: 10_800 },
    Tags: [
      { Key: 'churn-bucket', Value: 'churn' },
      { Key: 'churn-run', Value: 'churn-2026-notebook-1' },
      { Key: 'churn-trigger', Value: 'notebook-1' },
      { Key: 'churn-max-hours', Value: '6' },
      { Key: 'for-use-with-amazon-emr-managed-policies', Value: 'true' },
    ],
  });
});

test('only task nodes are bought on the spot market', () => {
  const { Instances } = composeCluster(config({ core: { count: 3 }, task: { count: 5 } }), aStart(), 's3://churn');

  expect(
    Instances?.InstanceGroups?.map(({ InstanceRole, InstanceCount, Market }) => [InstanceRole, InstanceCount, Market]),
  ).toEqual([
    ['MASTER', 1, 'ON_DEMAND'],
    ['CORE', 3, 'ON_DEMAND'],
    ['TASK', 5, 'SPOT'],
  ]);
});

test('the configuration stands above what the deployment provides', () => {
  const deployment = {
    serviceRole: 'stack-emr',
    instanceProfile: 'stack-ec2',
    subnetId: 'subnet-1',
    securityConfiguration: 'tls',
  };

  const asDeployed = composeCluster(config(), aStart(), 's3://churn', deployment);
  const asConfigured = composeCluster(
    config({ serviceRole: 'own', subnetId: 'subnet-2', tags: { Team: 'sales' }, spark: { 'spark.x': '1' } }),
    aStart(),
    's3://churn',
    deployment,
  );

  expect(asDeployed).toMatchObject({
    ServiceRole: 'stack-emr',
    JobFlowRole: 'stack-ec2',
    SecurityConfiguration: 'tls',
    Instances: { Ec2SubnetId: 'subnet-1' },
  });
  expect(asConfigured).toMatchObject({
    ServiceRole: 'own',
    JobFlowRole: 'stack-ec2',
    Instances: { Ec2SubnetId: 'subnet-2' },
    Configurations: [{ Classification: 'spark-defaults', Properties: { 'spark.x': '1' } }],
  });
  expect(asConfigured.Tags).toContainEqual({ Key: 'Team', Value: 'sales' });
});

test("a trigger's parameters stand above those of the configuration, and the run's own above both", () => {
  const wishes = { parameters: { mode: 'score', run_id: 'mine' } };
  const { Steps } = composeCluster(
    config({ parameters: { mode: 'train', seed: 1 }, lake: 's3://elsewhere/lake' }),
    aStart(),
    's3://churn/prefix',
    {},
    wishes,
  );

  const args = Steps?.[0]?.HadoopJarStep?.Args ?? [];
  const parameters = args.flatMap((arg, at) => (arg === '-r' ? [[args[at + 1], args[at + 2]]] : []));
  expect(Object.fromEntries(parameters)).toEqual({
    mode: 'score',
    seed: '1',
    lake: 's3://elsewhere/lake',
    output: 's3://churn/prefix',
    run_id: 'churn-2026-notebook-1',
    season: '2026',
    notebook_version_id: 'v1',
    notebook_sha256: '12e3',
  });
});
