// SPDX-License-Identifier: Apache-2.0

/** What can be given to narrow a fault to some ingest jobs. */
export const JOB_MATCHES = ['object', 'operation'] as const;
