// SPDX-License-Identifier: Apache-2.0
export { startLocalAws } from './startLocalAws.ts';
export type { LocalAws, LocalAwsOptions } from './startLocalAws.ts';
