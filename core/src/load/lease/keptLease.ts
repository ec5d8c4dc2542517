// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import type { OrgPort } from '../ports.ts';
import { isLeaseRefusal, leaseValues } from './seasonLease.ts';

export type LeaseKeeping = {
  readonly churnRunId: string;
  readonly season: string;
  readonly holder: string;
  readonly clock: () => Date;
  /** Milliseconds: how long a renewed lease lasts, and how often it is renewed. */
  readonly lasts: number;
  readonly every: number;
};

/** A lease that is renewed until it is given up. */
export type KeptLease = {
  /** Aborted with `lease_held` when another load has taken the season. */
  readonly lost: AbortSignal;
  /** Ends the renewals; waits for one that is under way. */
  stop(): Promise<void>;
};

/**
 * Renews a lease by a timer. A renewal that fails for another reason than a lost lease is left to the next one:
 * the lease outlasts several.
 */
export function keepLease(org: OrgPort, keeping: LeaseKeeping): KeptLease {
  const lost = new AbortController();
  let renewal: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    renewal = renewal.then(() => renew(org, keeping, lost)).catch(() => undefined);
  }, keeping.every);
  timer.unref();
  return {
    lost: lost.signal,
    stop: async () => {
      clearInterval(timer);
      await renewal;
    },
  };
}

async function renew(org: OrgPort, keeping: LeaseKeeping, lost: AbortController): Promise<void> {
  const values = leaseValues(keeping.season, keeping.holder, keeping.clock(), keeping.lasts);
  const update = { object: 'Churn_Run__c', id: keeping.churnRunId, values };
  const [saved] = await org.ask([{ update }], { waiting: true });
  if (isLeaseRefusal(saved)) lost.abort(leaseLost(keeping.season));
}

function leaseLost(season: string): ChurnError {
  return new ChurnError(
    'lease_held',
    `This load did not renew its lease of season ${season} in time, and another load has taken it.`,
    'Wait for the other load to end, then start the load again: it finishes what this one began.',
  );
}
