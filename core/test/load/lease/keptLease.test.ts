// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { keepLease, type KeptLease } from '../../../src/load/lease/keptLease.ts';
import type { OrgPort, SaveOutcome, WriteRow } from '../../../src/load/ports.ts';
import { stubOrg } from '../stubOrg.ts';

const TAKEN: SaveOutcome = { ok: true, id: 'a02', created: false };
const NOW = new Date('2026-11-23T06:17:00.000Z');

describe('a kept lease', () => {
  test('is renewed with all its fields, until it is given up', async () => {
    const renewals: unknown[] = [];
    const lease = keep(async (...save) => {
      renewals.push(save);
      return TAKEN;
    });
    await pause(30);
    await lease.stop();
    const renewed = renewals.length;
    await pause(20);

    const values = { Loading_Season__c: '2026', Lease_Holder__c: 'me', Lease_Until__c: '2026-11-23T06:22:00.000Z' };
    expect(renewals[0]).toEqual(['Churn_Run__c', 'a02', values]);
    expect({ renewed: renewed > 0, after: renewals.length - renewed, lost: lease.lost.aborted }).toEqual({
      renewed: true,
      after: 0,
      lost: false,
    });
  });

  test.each(['DUPLICATE_VALUE', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'])(
    'is lost when the org answers %s',
    async (code) => {
      const lease = keep(async () => ({ ok: false, code, message: 'held', fields: [] }));
      await aborted(lease.lost);
      await lease.stop();

      expect(lease.lost.reason).toMatchObject({ code: 'lease_held' });
    },
  );

  test('is not lost because the org could not be reached once', async () => {
    let calls = 0;
    const lease = keep(async () => {
      calls += 1;
      if (calls === 1) throw new Error('no network');
      return TAKEN;
    });
    while (calls < 2) await pause(1);
    await lease.stop();

    expect(lease.lost.aborted).toBe(false);
  });
});

function keep(updateRecord: (object: string, id: string, values: WriteRow) => Promise<SaveOutcome>): KeptLease {
  const org: OrgPort = stubOrg({ updateRecord });
  const keeping = { churnRunId: 'a02', season: '2026', holder: 'me', clock: () => NOW };
  return keepLease(org, { ...keeping, lasts: 5 * 60_000, every: 2 });
}

async function aborted(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await pause(1);
}
