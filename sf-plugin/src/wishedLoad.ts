// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { applyRequest, ChurnError, newLoadId, type LoadRequest } from '@churn-risk/core/load';
import { nameHolder } from './leaseHolder.ts';
import { messages } from './loadMessages.ts';
import type { LoadWishes } from './performLoad.ts';
import { openPlan } from './planPlace.ts';
import { openRunStores, type RunStores } from './runAddress.ts';
import { readThresholds } from './thresholdsFile.ts';

export type WishedLoad = { readonly request: LoadRequest; readonly stores: RunStores };

/**
 * The load that the flags ask for, or with `--apply` the one that the plan was made for.
 *
 * @throws ChurnError `usage`, `thresholds_invalid`, `plan_invalid`, and those of finding a run
 */
export async function openWishedLoad(wishes: LoadWishes): Promise<WishedLoad> {
  const named = { loadId: newLoadId(new Date(), randomUUID()), holder: nameHolder() };
  if (wishes.apply !== undefined) {
    const approved = await openPlan(wishes.apply);
    const request = { ...applyRequest(approved, named), keptAllowance: wishes['keep-allowance'] };
    return { request, stores: await openRunStores(approved.header.run.uri, false) };
  }
  if (wishes.run === undefined) throw usage('noRun');
  if (wishes['plan-file'] !== undefined && !wishes['dry-run']) throw usage('onlyDryRunPlans');
  return { request: await requestOf(wishes, named), stores: await openRunStores(wishes.run, wishes.latest) };
}

async function requestOf(wishes: LoadWishes, named: Pick<LoadRequest, 'loadId' | 'holder'>): Promise<LoadRequest> {
  return {
    ...named,
    dryRun: wishes['dry-run'],
    thresholds: wishes.thresholds === undefined ? undefined : await readThresholds(wishes.thresholds),
    accountKeyField: wishes['account-key-field'],
    maxRejects: wishes['max-rejects'],
    maxUnknown: wishes['max-unknown'],
    keptAllowance: wishes['keep-allowance'],
    overrides: new Set(wishes.override),
    allowEmpty: wishes['allow-empty'],
    control: !wishes['no-control'],
  };
}

function usage(what: 'noRun' | 'onlyDryRunPlans'): ChurnError {
  return new ChurnError('usage', messages.getMessage(`error.${what}`), messages.getMessage(`error.${what}.next`));
}
