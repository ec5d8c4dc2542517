// SPDX-License-Identifier: Apache-2.0
// A run asked for from outside the bucket. Where a bridge watches the bucket, it starts what is put there; elsewhere
// the asker does. Both go by the same trigger id, so that only one of them starts a cluster.
import { ChurnError } from '../churnError.ts';
import { waitUnlessAborted } from '../waitUnlessAborted.ts';
import { readClusterConfig } from './clusterConfig.ts';
import type { RunStart } from './runStart.ts';
import { manualTrigger, notebookTrigger, type NotebookVersion, type TriggerWishes } from './runTrigger.ts';
import { startModelRun, type StartOutcome, type StartPorts } from './startModelRun.ts';

/** What somebody asks for. */
export type RunRequest = {
  /** To be put into the bucket, where it is the newest version from then on. Absent: what lies there is run. */
  readonly notebook?: { readonly key: string; readonly bytes: Uint8Array };
  /** Names the request: while no notebook is put, a repetition of it leads to the same run. */
  readonly name: string;
  /** Start the cluster from here although a bridge may watch the bucket. */
  readonly direct: boolean;
  readonly wishes: TriggerWishes;
};

export interface UploadPort {
  /** Answers the version that the store gave it. */
  put(key: string, bytes: Uint8Array): Promise<NotebookVersion>;
  /** Whether the bucket tells of arrivals, so that a bridge can start runs. Undefined: it doesn't say. */
  isWatched(): Promise<boolean | undefined>;
}

export type RequestPorts = StartPorts & {
  readonly uploads: UploadPort;
  /** Aborted with a ChurnError `interrupted` or `timed_out` as its reason, which is then thrown. */
  readonly signal: AbortSignal;
  readonly waits?: Partial<RequestWaits>;
};

/** Milliseconds; tests make them small. */
export type RequestWaits = {
  /** Between two looks at the lock of a trigger that somebody else is to start. */
  readonly poll: number;
  /** How long a bridge may take. Events come within seconds, sometimes after more than a minute. */
  readonly patience: number;
};

const DEFAULT_WAITS: RequestWaits = { poll: 2_000, patience: 240_000 };

export type RequestedRun = Extract<StartOutcome, { readonly clusterId: string }>;

/**
 * Puts the notebook, where there is one, and answers the run once its cluster has been started, here or by the bridge.
 *
 * @throws ChurnError those of `startModelRun`, and `timed_out` where the bridge has started nothing in time. A wrong
 *   config/cluster.json is found before anything is put: a bridge would find it out of sight.
 */
export async function requestModelRun(request: RunRequest, ports: RequestPorts): Promise<RequestedRun> {
  await readClusterConfig(ports.bucket);
  if (request.notebook === undefined) {
    return settle(await startModelRun(manualTrigger(request.name, request.wishes), ports), ports);
  }
  const isWatched = await ports.uploads.isWatched();
  refuseWishesOfAnother(request, isWatched);
  const version = await ports.uploads.put(request.notebook.key, request.notebook.bytes);
  if (version.versionId === undefined) return startUnversioned(version, request, isWatched, ports);
  const trigger = notebookTrigger(version, request.wishes);
  if (request.direct || isWatched === false) return settle(await startModelRun(trigger, ports), ports);
  return awaitStart(trigger.id, ports);
}

/** An event carries no wishes: if the bridge is first, they are lost. */
function refuseWishesOfAnother({ wishes, direct }: RunRequest, isWatched: boolean | undefined): void {
  const wished = wishes.season !== undefined || Object.keys(wishes.parameters ?? {}).length > 0;
  if (!wished || !(isWatched ?? !direct)) return;
  throw new ChurnError(
    'usage',
    'A notebook that is put into a watched bucket runs with the season and the parameters of config/cluster.json.',
    'Leave out --season and --parameter, or leave out --notebook to run the one in the bucket with them.',
  );
}

/** Without versions, the event that a bridge gets and the upload have nothing in common that names them. */
async function startUnversioned(
  notebook: NotebookVersion,
  { name, wishes }: RunRequest,
  isWatched: boolean | undefined,
  ports: RequestPorts,
): Promise<RequestedRun> {
  if (isWatched === false)
    return settle(await startModelRun({ ...manualTrigger(name, wishes), notebook }, ports), ports);
  throw new ChurnError(
    'usage',
    `${notebook.key} was put, but ${ports.bucket.uri} keeps no versions, so its run can't be told from others.`,
    'Turn on versioning of the bucket. If a bridge watches it, the run starts all the same: sf churn run status.',
  );
}

function settle(outcome: StartOutcome, ports: RequestPorts): Promise<RequestedRun> {
  return outcome.outcome === 'being-started' ? awaitStart(outcome.start.triggerId, ports) : Promise.resolve(outcome);
}

/** A refusal is not the end: the bridge is called again, a minute and then two minutes later. */
async function awaitStart(triggerId: string, ports: RequestPorts): Promise<RequestedRun> {
  const waits = { ...DEFAULT_WAITS, ...ports.waits };
  const end = ports.clock().getTime() + waits.patience;
  for (;;) {
    const start = (await ports.locks.read(triggerId))?.start;
    if (start?.clusterId !== undefined) return { outcome: 'started', start, clusterId: start.clusterId };
    if (ports.clock().getTime() >= end) throw notStarted(triggerId, start, waits);
    await waitUnlessAborted(waits.poll, ports.signal);
  }
}

function notStarted(triggerId: string, start: RunStart | undefined, { patience }: RequestWaits): ChurnError {
  if (start?.refusal !== undefined) {
    return new ChurnError('emr_refused', start.refusal, 'Correct config/cluster.json or the roles, then start anew.');
  }
  return new ChurnError(
    'timed_out',
    `Nobody has started a cluster for ${triggerId} within ${Math.round(patience / 1000)} seconds.`,
    'Look at the alarms and the log of the run-model Lambda. If no bridge watches the bucket, start with --direct.',
    { data: { triggerId } },
  );
}
