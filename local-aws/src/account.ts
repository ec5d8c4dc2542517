// SPDX-License-Identifier: Apache-2.0

/** Whose everything here is; the stand-in knows one account in one region. */
export const ACCOUNT = '000000000000';
export const REGION = 'eu-central-1';

export const arnOf = (service: string, resource: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
