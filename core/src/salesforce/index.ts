// SPDX-License-Identifier: Apache-2.0
export { connectOrg } from './connectOrg.ts';
export type { Identity } from './identity.ts';
export { jwtTokenSource } from './jwtTokenSource.ts';
export type { JwtLogin, JwtTokenSource } from './jwtTokenSource.ts';
export { DEFAULT_LIMITS } from './orgOptions.ts';
export type { OrgLimits, OrgOptions } from './orgOptions.ts';
export type { TokenSource } from './tokenSource.ts';
