// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { WireRequest } from '../wire/route.ts';

/** GET /limits: what is counted as it stands, the rest as of an org that nobody has used. */
export function getLimits(_: WireRequest, { allowance }: Org): Response {
  return Response.json({
    DailyApiRequests: allowance.read('DailyApiRequests'),
    DailyBulkApiBatches: allowance.read('DailyBulkApiBatches'),
    DailyBulkV2QueryJobs: allowance.read('DailyBulkV2QueryJobs'),
    DailyBulkV2QueryFileStorageMB: unused(976_562),
    DataStorageMB: unused(1_024),
    FileStorageMB: unused(1_024),
  });
}

const unused = (max: number) => ({ Max: max, Remaining: max });
