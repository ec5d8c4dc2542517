// SPDX-License-Identifier: Apache-2.0
import { readThresholdFile } from '../../rules/index.ts';
import type { LoadRequest } from '../loadRequest.ts';
import type { SavedPlan } from './savedPlan.ts';

/** The load that a plan was made for, in the plan's own words. */
export function applyRequest(
  approved: SavedPlan,
  { loadId, holder }: Pick<LoadRequest, 'loadId' | 'holder'>,
): LoadRequest {
  const { request } = approved.header;
  return {
    loadId,
    holder,
    dryRun: false,
    thresholds: request.thresholds === null ? undefined : readThresholdFile(request.thresholds),
    accountKeyField: request.accountKeyField ?? undefined,
    maxRejects: request.maxRejects ?? undefined,
    maxUnknown: request.maxUnknown ?? undefined,
    overrides: new Set(request.overrides),
    allowEmpty: request.allowEmpty,
    control: request.control,
    approved,
  };
}
