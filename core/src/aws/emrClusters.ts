// SPDX-License-Identifier: Apache-2.0
import {
  ClusterState as EmrClusterState,
  DescribeClusterCommand,
  EMRClient,
  paginateListClusters,
  paginateListSteps,
  RunJobFlowCommand,
  SetTerminationProtectionCommand,
  TerminateJobFlowsCommand,
  type Cluster,
  type ClusterSummary,
  type EMRClientConfig,
  type RunJobFlowCommandInput,
  type StepSummary,
} from '@aws-sdk/client-emr';
import type {
  ClusterFacts,
  ClusterListing,
  ClusterPort,
  ClusterState,
  StepFacts,
  StepState,
} from '../modelRun/ports.ts';
import { emrFault, isUnknownCluster } from './emrFaults.ts';

const ACTIVE = [
  EmrClusterState.STARTING,
  EmrClusterState.BOOTSTRAPPING,
  EmrClusterState.RUNNING,
  EmrClusterState.WAITING,
];

/** EMR, with endpoint, region and credentials of the SDK's ordinary chain unless `options` says otherwise. */
export function createEmrClusters(options: EMRClientConfig = {}): ClusterPort {
  const client = new EMRClient(options);
  // a request that is sent again may start a second cluster
  const onceOnly = new EMRClient({ ...options, maxAttempts: 1 });
  return {
    start: (request) => startCluster(onceOnly, request),
    find: (name, since) => findOldest(client, name, since),
    listActive: (namePrefix) => listActive(client, namePrefix),
    describe: (clusterId) => describeCluster(client, clusterId),
    steps: (clusterId) => listSteps(client, clusterId),
    terminate: (clusterId) => terminateCluster(client, clusterId),
  };
}

async function startCluster(client: EMRClient, request: RunJobFlowCommandInput): Promise<string> {
  try {
    const { JobFlowId: id } = await client.send(new RunJobFlowCommand(request));
    if (id === undefined) throw new Error('the answer names no cluster');
    return id;
  } catch (cause) {
    throw emrFault('RunJobFlow', cause);
  }
}

async function findOldest(client: EMRClient, name: string, since: Date): Promise<ClusterListing | undefined> {
  const found = (await listClusters(client, { CreatedAfter: since })).filter((cluster) => cluster.name === name);
  return found.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0];
}

async function listActive(client: EMRClient, namePrefix: string): Promise<readonly ClusterListing[]> {
  const active = await listClusters(client, { ClusterStates: [...ACTIVE] });
  return active.filter(({ name }) => name.startsWith(namePrefix));
}

async function listClusters(
  client: EMRClient,
  filter: { readonly CreatedAfter?: Date; readonly ClusterStates?: EmrClusterState[] },
): Promise<ClusterListing[]> {
  const clusters: ClusterListing[] = [];
  try {
    for await (const page of paginateListClusters({ client }, filter)) {
      clusters.push(...(page.Clusters ?? []).map(toListing));
    }
  } catch (cause) {
    throw emrFault('ListClusters', cause);
  }
  return clusters;
}

async function describeCluster(client: EMRClient, clusterId: string): Promise<ClusterFacts | undefined> {
  try {
    const { Cluster: cluster } = await client.send(new DescribeClusterCommand({ ClusterId: clusterId }));
    return cluster && toFacts(cluster);
  } catch (cause) {
    if (isUnknownCluster(cause)) return undefined;
    throw emrFault('DescribeCluster', cause);
  }
}

async function listSteps(client: EMRClient, clusterId: string): Promise<readonly StepFacts[]> {
  const steps: StepFacts[] = [];
  try {
    for await (const page of paginateListSteps({ client }, { ClusterId: clusterId })) {
      steps.push(...(page.Steps ?? []).map(toStep));
    }
  } catch (cause) {
    throw emrFault('ListSteps', cause);
  }
  // EMR lists the newest first
  return steps.reverse();
}

async function terminateCluster(client: EMRClient, clusterId: string): Promise<void> {
  try {
    const target = { JobFlowIds: [clusterId] };
    await client.send(new SetTerminationProtectionCommand({ ...target, TerminationProtected: false }));
    await client.send(new TerminateJobFlowsCommand(target));
  } catch (cause) {
    throw emrFault('TerminateJobFlows', cause);
  }
}

function toListing({ Id, Name, Status }: Cluster | ClusterSummary): ClusterListing {
  return { id: Id ?? '', name: Name ?? '', createdAt: Status?.Timeline?.CreationDateTime ?? new Date(0) };
}

function toFacts(cluster: Cluster): ClusterFacts {
  const { State, StateChangeReason, Timeline } = cluster.Status ?? {};
  return {
    ...toListing(cluster),
    state: State as ClusterState,
    reason: { code: StateChangeReason?.Code ?? '', message: StateChangeReason?.Message ?? '' },
    ...(Timeline?.ReadyDateTime === undefined ? {} : { readyAt: Timeline.ReadyDateTime }),
    ...(Timeline?.EndDateTime === undefined ? {} : { endedAt: Timeline.EndDateTime }),
    tags: Object.fromEntries((cluster.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
  };
}

function toStep({ Id, Name, Status }: StepSummary): StepFacts {
  const { State, Timeline, FailureDetails: failure } = Status ?? {};
  return {
    id: Id ?? '',
    name: Name ?? '',
    state: State as StepState,
    ...(Timeline?.StartDateTime === undefined ? {} : { startedAt: Timeline.StartDateTime }),
    ...(Timeline?.EndDateTime === undefined ? {} : { endedAt: Timeline.EndDateTime }),
    ...(failure === undefined
      ? {}
      : {
          failure: {
            reason: failure.Reason ?? '',
            message: failure.Message ?? '',
            logFile: failure.LogFile ?? '',
          },
        }),
  };
}
