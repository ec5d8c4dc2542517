// SPDX-License-Identifier: Apache-2.0
import { AwsJsonError } from '../awsJson/awsJsonError.ts';
import type { EventDraft } from '../events/awsEvent.ts';
import { createCluster } from './cluster.ts';
import type { Cluster, Ending } from './cluster.ts';
import { reportChanges } from './clusterChanges.ts';
import type { ClusterChanges } from './clusterChanges.ts';
import type { ClusterFault } from './clusterFault.ts';
import { liveCluster } from './clusterLife.ts';
import type { EmrOptions, LocalEmr } from './localEmr.ts';
import { isCommandRunner } from './machine/command.ts';
import { openMachine } from './machine/machine.ts';
import { openS3Files } from './machine/s3Files.ts';
import { USER_REQUEST } from './nextMove.ts';
import type { RunJobFlowRequest, StepConfig } from './runJobFlowRequest.ts';

/** Clusters live in memory: a later start does not know them. */
export type Emr = LocalEmr & {
  readonly changes: ClusterChanges;
  /** Oldest first. */
  clusters(): readonly Cluster[];
  /** Throws InvalidRequestException. */
  cluster(id: string): Cluster;
  /** Throws what a fault ordered. */
  start(request: RunJobFlowRequest): Cluster;
  /** Hears of steps before they are taken, for what is not done here. */
  noteSteps(steps: readonly StepConfig[]): void;
  /** False once every cluster has ended or is WAITING. */
  isBusy(): boolean;
  /** Ends every cluster; resolves when the last process is gone. */
  close(): Promise<void>;
};

export type EmrWorld = EmrOptions & {
  readonly folder: string;
  endpoint(): string;
  send(event: EventDraft): void;
  onNotDone(name: string): void;
};

export function openEmr(world: EmrWorld): Emr {
  const clusters = new Map<string, Cluster>();
  const lives: Promise<void>[] = [];
  const faults: ClusterFault[] = [];
  const changes = reportChanges(world.send);
  const machine = openMachine({ ...world, files: openS3Files(world.endpoint) });
  const live = (request: RunJobFlowRequest, fault: ClusterFault | undefined): Cluster => {
    const cluster = createCluster(request, new Date());
    clusters.set(cluster.id, cluster);
    const life = liveCluster(cluster, fault, { machine, changes, delayMs: world.delayMs ?? 20 });
    lives.push(
      life.catch((error: unknown) => {
        changes.beginEnd(cluster, endBroken(error));
        changes.finish(cluster);
      }),
    );
    return cluster;
  };

  return {
    changes,
    failNext: (fault, times = 1) => void faults.push(...new Array<ClusterFault>(times).fill(fault)),
    clusters: () => [...clusters.values()],
    cluster: (id) => {
      const cluster = clusters.get(id);
      if (cluster) return cluster;
      throw new AwsJsonError('InvalidRequestException', `Cluster id '${id}' is not valid.`);
    },
    start: (request) => {
      const fault = faults.shift();
      if (fault?.kind === 'start_refused') throw refusalOf(fault);
      const cluster = live(request, fault);
      if (fault?.kind === 'answer_lost') throw refusalOf({ kind: 'start_refused' });
      return cluster;
    },
    noteSteps: (steps) => {
      const jars = steps.map(({ HadoopJarStep }) => HadoopJarStep?.Jar ?? '').filter((jar) => !isCommandRunner(jar));
      for (const jar of jars) world.onNotDone(`a step of ${jar}`);
    },
    isBusy: () => [...clusters.values()].some(isBusy),
    close: async () => {
      for (const cluster of clusters.values()) changes.beginEnd(cluster, USER_REQUEST);
      await Promise.all(lives);
    },
  };
}

/** The stand-in itself could not go on, such as on a full disk. */
const endBroken = (error: unknown): Ending => ({
  state: 'TERMINATED_WITH_ERRORS',
  reason: { Code: 'INTERNAL_ERROR', Message: String(error) },
});

/** RunJobFlow's errors of the kind Server are answered with 500. */
function refusalOf({ error, message }: Extract<ClusterFault, { kind: 'start_refused' }>): AwsJsonError {
  const type = error ?? 'InternalServerException';
  return new AwsJsonError(type, message ?? 'ordered to fail', type.startsWith('Internal') ? 500 : 400);
}

const SETTLED: readonly string[] = ['WAITING', 'TERMINATED', 'TERMINATED_WITH_ERRORS'];
const isBusy = ({ state, steps, ending }: Cluster): boolean =>
  !SETTLED.includes(state) || (!ending && steps.some((step) => step.state === 'PENDING'));
