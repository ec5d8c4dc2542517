// SPDX-License-Identifier: Apache-2.0
export { DEFAULT_LIMITS } from './orgOptions.ts';
export type { OrgLimits, OrgOptions } from './orgOptions.ts';
export type { TokenSource } from './tokenSource.ts';
