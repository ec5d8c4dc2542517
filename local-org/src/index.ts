// SPDX-License-Identifier: Apache-2.0
export { startLocalOrg, type LocalOrg, type LocalOrgOptions } from './startLocalOrg.ts';
export { openOrg, type OrgOptions } from './openOrg.ts';
export type { Clock, Delays, Org, Unsupported } from './org.ts';
export { FAULTS } from './faults/faults.ts';
export { setFlowsInactive } from './metadata/deploy/deployment.ts';
