// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import {
  findFinishedLoad,
  loadRun,
  newLoadId,
  placeRun,
  type LoadPorts,
  type LoadRequest,
} from '@churn-risk/core/load';
import { readArrivedRun, type ArrivedRun } from './arrivedRun.ts';
import type { Delivery } from './delivery.ts';
import { endingOfError, endingOfReport, type Ending } from './ending.ts';
import type { World } from './world.ts';

export type LoadingWorld = World & {
  /** As another load is told while this one holds the season. */
  readonly holder: string;
  /** Aborted shortly before the Lambda's time is over. */
  readonly signal: AbortSignal;
};

/** Loads the run of which one event tells, unless that was done before. Never throws: the ending tells. */
export async function loadDelivered(delivery: Delivery, world: LoadingWorld): Promise<Ending> {
  try {
    const run = readArrivedRun(delivery.body);
    return { ...(await loadArrived(run, world)), run: run.uri };
  } catch (error) {
    return endingOfError(error);
  }
}

async function loadArrived({ uri, byHand }: ArrivedRun, world: LoadingWorld): Promise<Ending> {
  try {
    const ports = await openPorts(uri, world);
    const loadId = byHand ? undefined : await findFinishedLoad(ports);
    if (loadId !== undefined) return { kind: 'duplicate', loadId };
    return endingOfReport(await loadRun(requestOf(world), ports), world.signal);
  } catch (error) {
    return endingOfError(error);
  }
}

async function openPorts(uri: string, { openStore, connect, clock, waits, signal }: LoadingWorld): Promise<LoadPorts> {
  const place = placeRun(uri);
  return {
    run: openStore(place.run),
    root: openStore(place.root),
    org: await connect(),
    clock,
    signal,
    ...(waits ? { waits } : {}),
  };
}

/** The same defaults as the command's: thresholds, setting and limits are those of the org. */
function requestOf({ holder, clock }: LoadingWorld): LoadRequest {
  return {
    loadId: newLoadId(clock(), randomUUID()),
    holder,
    dryRun: false,
    thresholds: undefined,
    accountKeyField: undefined,
    maxRejects: undefined,
    maxUnknown: undefined,
    overrides: new Set(),
    allowEmpty: false,
    control: true,
  };
}
