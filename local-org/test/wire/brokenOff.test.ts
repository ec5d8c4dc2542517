// SPDX-License-Identifier: Apache-2.0
import { request } from 'node:http';
import { jest } from '@jest/globals';
import { startLocalOrg, type LocalOrg } from '../../src/index.ts';

let org: LocalOrg;
beforeEach(async () => void (org = await startLocalOrg()));
afterEach(() => org.close());

/** Sends headers and half of what they promise, and breaks the connection. */
function sendHalf(path: string): Promise<void> {
  const headers = {
    authorization: `Bearer ${org.issueToken(org.adminUsername)}`,
    'content-type': 'application/json',
    'content-length': 100,
  };
  return new Promise((resolve) => {
    const half = request(`${org.url}/services/data/v66.0${path}`, { method: 'POST', headers });
    half.once('error', () => resolve()).once('close', () => resolve());
    half.write('{"Name":"Acme"', () => setTimeout(() => half.destroy(), 20));
  });
}

test('a request that breaks off changes nothing, and is no defect of the org', async () => {
  const told = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await sendHalf('/sobjects/Account');
  await new Promise((resolve) => setTimeout(resolve, 50));

  expect(org.org.records.find('Account', {})).toEqual([]);
  expect(told).not.toHaveBeenCalled();
  told.mockRestore();
});
