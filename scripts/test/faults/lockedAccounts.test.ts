// SPDX-License-Identifier: Apache-2.0
// Somebody else is at work on Accounts while their Risks are loaded.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { FaultOrder } from 'local-faults';
import { courseUnderFault, soundCourse } from './courseUnderFault.ts';
import { startFaultyOrg, type FaultyOrg } from './faultyOrg.ts';

jest.setTimeout(60_000);

let org: FaultyOrg;
beforeAll(async () => {
  org = await startFaultyOrg();
});
afterAll(() => org.close());

let seasons = 0;
const course = (order: FaultOrder) => courseUnderFault(org, `l${(seasons += 1)}`, order);

/** A tenth of the Accounts; the seed says which. */
const TENTH = { name: 'locked-parents', object: 'Account', share: 0.1 } as const;

describe('with a tenth of the Accounts locked, a load', () => {
  test.each<readonly [string, FaultOrder]>([
    ['for some tries', { ...TENTH, attempts: 5, seed: 1 }],
    ['for a while', { ...TENTH, milliseconds: 300, seed: 2 }],
  ])('is whole where they are locked %s', async (_, order) => {
    expect(await course(order)).toEqual(soundCourse(org, 'loaded'));
  });

  test('names each record where they stay locked, and has loaded all others', async () => {
    const found = await course({ ...TENTH, seed: 3 });

    expect(found).toEqual(soundCourse(org, 'loaded with failures', ['UNABLE_TO_LOCK_ROW (transient)']));
  });
});
