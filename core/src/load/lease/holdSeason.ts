// SPDX-License-Identifier: Apache-2.0
import type { SeasonRun } from '../orgReading/seasonRuns.ts';
import type { LoadPorts, LoadRequest, LoadWaits } from '../loadRequest.ts';
import type { SaveOutcome, WriteRow } from '../ports.ts';
import { keepLease } from './keptLease.ts';
import { NO_LEASE, takeLease, type TakenLease } from './seasonLease.ts';

/** The season, held by this load until it is released. */
export type HeldSeason = TakenLease & {
  /** Aborted when the load is to stop: somebody interrupted it, its time is over, or its lease is lost. */
  readonly signal: AbortSignal;
  /** Gives the lease up, writing these values of the Churn_Run__c with it. */
  release(values: WriteRow): Promise<SaveOutcome>;
};

/** Who wants to hold a season, such as a load: one that holds the season of its own run. */
export type SeasonTaker = {
  readonly request: Pick<LoadRequest, 'holder' | 'loadId'>;
  readonly ports: Pick<LoadPorts, 'org' | 'clock' | 'isGone' | 'signal'>;
  readonly waits: Pick<LoadWaits, 'lease' | 'renewal'>;
  readonly run: { readonly manifest: { readonly season: string; readonly runId: string } };
};

/** Takes the season's lease and keeps it. `values` are written together with it. */
export async function holdSeason(load: SeasonTaker, runs: readonly SeasonRun[], values: WriteRow): Promise<HeldSeason> {
  const { request, ports, waits, run } = load;
  const { season, runId } = run.manifest;
  const holder = `${request.holder} ${request.loadId}`;
  const isGone = ports.isGone ?? (() => false);
  const wish = { season, runId, holder, now: ports.clock(), lasts: waits.lease, isGone, values };
  const taken = await takeLease(ports.org, wish, runs);
  const { churnRunId } = taken;
  const kept = keepLease(ports.org, {
    churnRunId,
    season,
    holder,
    clock: ports.clock,
    lasts: waits.lease,
    every: waits.renewal,
  });
  const release = async (released: WriteRow): Promise<SaveOutcome> => {
    await kept.stop();
    return ports.org.updateRecord('Churn_Run__c', churnRunId, { ...NO_LEASE, ...released });
  };
  const signal = ports.signal ? AbortSignal.any([ports.signal, kept.lost]) : kept.lost;
  return { ...taken, signal, release };
}
