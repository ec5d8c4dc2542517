// SPDX-License-Identifier: Apache-2.0
import { DAILY_REQUESTS } from '../wire/dispatch.ts';

/** Figures of an org that nobody has used: local-org keeps no account of limits. */
export function getLimits(): Response {
  return Response.json(
    Object.fromEntries(Object.entries(LIMITS).map(([name, max]) => [name, { Max: max, Remaining: max }])),
  );
}

const LIMITS: Readonly<Record<string, number>> = {
  DailyApiRequests: DAILY_REQUESTS,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryJobs: 10_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DataStorageMB: 1_024,
  FileStorageMB: 1_024,
};
