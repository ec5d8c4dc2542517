// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readAll } from './readAll.ts';

/** Real institutions and agreements, which lie beside the repository and are not part of it. */
const RUN = fileURLToPath(
  new URL('../../../../shared/data/openapc/runs/openapc-2024-20231002T041530Z', import.meta.url),
);
const isThere = existsSync(RUN);

if (!isThere) process.emitWarning(`${RUN} is not there: the real run was NOT read by this test.`);

test(isThere ? 'the real run is read without a reject' : 'the real run is not there and was NOT read', async () => {
  expect.hasAssertions();
  if (!isThere) return expect(existsSync(RUN)).toBe(false);

  const { accounts, rejects, summary } = await readAll(RUN);

  const renewals = accounts.flatMap((account) => account.renewals);
  const details = accounts.flatMap((account) => account.details ?? []);
  const unknown = renewals.filter(({ valueCents }) => valueCents === null);
  expect(rejects).toEqual([]);
  expect(summary).toMatchObject({ rows: 1450, accepted: 1450, accounts: 312, warnings: [], surprised: false });
  expect(unknown).toHaveLength(762);
  expect(details.filter(({ gaps }) => gaps.includes('Renewal value is not known'))).toHaveLength(762);
  expect(accounts.map(({ accountKey }) => accountKey)).toContain('033003e23');
  expect(renewals.every(({ valueCents }) => valueCents === null || Number.isSafeInteger(valueCents))).toBe(true);
});
