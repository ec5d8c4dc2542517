// SPDX-License-Identifier: Apache-2.0
// The one machine of a cluster: bootstrap actions and steps are processes on this computer, each with a folder of its
// own. Their logs are in S3 by the time their end is told.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster, FailureDetails, Step } from '../cluster.ts';
import type { ClusterFault } from '../clusterFault.ts';
import type { EmrOptions } from '../localEmr.ts';
import type { Command } from './command.ts';
import { commandOfFault, commandOfStep } from './command.ts';
import { installCommands } from './commands/installCommands.ts';
import { composeEnvironment, markerOf } from './environment.ts';
import { killMarkedAll } from './killMarked.ts';
import { putLogs } from './logs.ts';
import { runProcess } from './runProcess.ts';
import type { ProcessEnd } from './runProcess.ts';
import type { S3Files } from './s3Files.ts';

export type Machine = {
  /** Runs bootstrap action `number`, from 1; its failure in words, or undefined. */
  bootstrap(cluster: Cluster, number: number, fault: ClusterFault | undefined): Promise<string | undefined>;
  runStep(cluster: Cluster, step: Step, fault: ClusterFault | undefined): Promise<FailureDetails | undefined>;
  /** Ends what bootstrap actions and steps left running. */
  shutDown(cluster: Cluster): Promise<void>;
};

export type MachineWorld = EmrOptions & {
  /** Where the folders of clusters are made. */
  readonly folder: string;
  readonly files: S3Files;
  /** Of this stand-in; known once it listens. */
  endpoint(): string;
};

export function openMachine(world: MachineWorld): Machine {
  const run = async (
    cluster: Cluster,
    place: string,
    logs: string,
    command: Command,
    stepId?: string,
  ): Promise<ProcessEnd> => {
    const folder = join(world.folder, cluster.id, place);
    mkdirSync(folder, { recursive: true });
    const home = join(world.folder, cluster.id, 'home');
    mkdirSync(home, { recursive: true });
    const path = [...(world.path ?? []), installCommands(join(world.folder, 'bin'))];
    const env = composeEnvironment({ ...world, path, endpoint: world.endpoint(), home, clusterId: cluster.id, stepId });
    const end = await runProcess(command, folder, env, cluster.stopping.signal);
    if (stepId !== undefined) await killMarkedAll(markerOf({ stepId }));
    await putLogs(world.files, cluster.request.LogUri, `${cluster.id}/${logs}`, folder);
    return end;
  };

  return {
    bootstrap: async (cluster, number, fault) => {
      const place = join('bootstrap-actions', String(number));
      const logs = `node/${cluster.instanceId}/bootstrap-actions/${number}`;
      const command = commandOfFault('bootstrap', fault) ?? (await bringScript(cluster, number, world));
      if (command === undefined) {
        return `Master instance (${cluster.instanceId}) failed attempting to download bootstrap action ${number} file from S3`;
      }
      const { exitCode } = await run(cluster, place, logs, command);
      if (exitCode === 0) return undefined;
      return `On the master instance (${cluster.instanceId}), bootstrap action ${number} returned a non-zero return code`;
    },
    runStep: async (cluster, step, fault) => {
      const command = commandOfFault('step', fault) ?? commandOfStep(step);
      const place = `steps/${step.id}`;
      const { exitCode, stderr } = await run(cluster, place, place, command, step.id);
      if (exitCode === 0) return undefined;
      const logFile = logFileOf(cluster, step);
      return { Reason: 'Unknown Error.', Message: stderr, ...(logFile === undefined ? {} : { LogFile: logFile }) };
    },
    shutDown: (cluster) => killMarkedAll(markerOf({ clusterId: cluster.id })),
  };
}

/** Undefined: the script is not there. */
async function bringScript(
  { id, request }: Cluster,
  number: number,
  { folder, files }: MachineWorld,
): Promise<Command | undefined> {
  const action = request.BootstrapActions[number - 1]?.ScriptBootstrapAction;
  const script = action && (await files.get(action.Path));
  if (!action || !script) return undefined;
  const place = join(folder, id, 'bootstrap-actions', String(number));
  mkdirSync(place, { recursive: true });
  const path = join(place, 'script');
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  // a script without a first line that names its interpreter is a shell's
  const isNamed = script.subarray(0, 2).toString('latin1') === '#!';
  return isNamed ? { file: path, args: action.Args } : { file: 'bash', args: [path, ...action.Args] };
}

const logFileOf = ({ id, request }: Cluster, step: Step): string | undefined =>
  request.LogUri && `${request.LogUri.replace(/\/*$/, '/')}${id}/steps/${step.id}/stderr.gz`;
