// SPDX-License-Identifier: Apache-2.0
// A session ends in the middle of a load that logs in by JWT, as the Lambda does, and nobody can log in for a while.
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { jwtTokenSource } from '@churn-risk/core/salesforce';
import type { FaultOrder } from 'local-faults';
import { LOADER } from '../../../core/test/load/deployed/deployedOrg.ts';
import {
  connectBy,
  countSeason,
  loadToEnd,
  startFaultyOrg,
  switchOn,
  writeSeason,
  type FaultyOrg,
} from './faultyOrg.ts';

jest.setTimeout(60_000);

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let org: FaultyOrg;
beforeAll(async () => {
  org = await startFaultyOrg();
  org.local.registerApp({ clientId: 'app', certificate: publicKey, users: [LOADER] });
});
afterAll(() => org.close());

const SESSION_ENDS: FaultOrder = { name: 'session-expired', times: 1, method: 'GET', path: 'jobs/ingest/*' };

/** A load of a season of its own whose session ends while it watches its job, and the same load afterwards. */
async function courseOf(season: string, down: FaultOrder) {
  const run = await writeSeason(org, season);
  const port = await connectByJwt();
  const switches = [SESSION_ENDS, down].map((order) => switchOn(org, order));
  const { ended, failed } = await loadToEnd(org, run, { org: port });
  const strikes = switches.map((end) => end());
  const { ended: again } = await loadToEnd(org, run, { org: await connectByJwt(), isGone: () => true });
  const { risks, tasks, unfinishedJobs } = await countSeason(org, season);
  return { ended, reasons: [...new Set(failed.map(({ code }) => code))], strikes, again, risks, tasks, unfinishedJobs };
}

function connectByJwt() {
  const { url } = org.local;
  return connectBy(jwtTokenSource({ loginUrl: url, clientId: 'app', username: LOADER, privateKey }), url);
}

const WHOLE = { again: 'loaded', risks: 450, tasks: 450, unfinishedJobs: [] };

describe('a load whose session ends', () => {
  test.each(['unavailable', 'reset'] as const)('is whole where the login is down for a moment: %s', async (as) => {
    expect(await courseOf(as, { name: 'login-down', as, times: 2 })).toEqual({
      ended: 'loaded',
      reasons: [],
      strikes: [1, 2],
      ...WHOLE,
    });
  });

  test('names every record that it can not vouch for where the login stays down', async () => {
    const { strikes, ...course } = await courseOf('down', { name: 'login-down' });

    expect(course).toEqual({ ended: 'org_unreachable', reasons: ['NOT_CONFIRMED'], ...WHOLE });
    expect(strikes[0]).toBe(1);
    expect(strikes[1]).toBeGreaterThan(1);
  });
});
