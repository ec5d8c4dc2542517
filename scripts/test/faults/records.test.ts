// SPDX-License-Identifier: Apache-2.0
// Records that the org refuses, by its rules, its automation, its storage or its permissions.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { FaultOrder } from 'local-faults';
import { courseUnderFault, soundCourse, type LateFault } from './courseUnderFault.ts';
import { startFaultyOrg, type FaultyOrg } from './faultyOrg.ts';

jest.setTimeout(60_000);

let org: FaultyOrg;
beforeAll(async () => {
  org = await startFaultyOrg();
});
afterAll(() => org.close());

let seasons = 0;
const course = (fault: FaultOrder | LateFault) => courseUnderFault(org, `s${(seasons += 1)}`, fault);

const RISKS = { object: 'Risk__c' } as const;
const TENTH = { ...RISKS, share: 0.1 } as const;

describe('a load names what is refused, and loads the rest, where', () => {
  test.each<readonly [string, FaultOrder, string]>([
    [
      'a validation rule is new',
      { name: 'validation-rule', ...TENTH },
      'FIELD_CUSTOM_VALIDATION_EXCEPTION (automation)',
    ],
    ['a Flow of the org fails', { name: 'flow-fault', ...TENTH }, 'CANNOT_EXECUTE_FLOW_TRIGGER (automation)'],
    ['a Flow uses up the CPU time', { name: 'cpu-limit', ...RISKS }, 'CANNOT_EXECUTE_FLOW_TRIGGER (automation)'],
    [
      'a trigger uses up the CPU time',
      { name: 'cpu-limit', in: 'trigger', ...RISKS },
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY (automation)',
    ],
    ['a duplicate rule blocks', { name: 'duplicate-rule', ...TENTH }, 'DUPLICATES_DETECTED (data)'],
    ['the storage fills up', { name: 'storage-full', after: 300, ...RISKS }, 'STORAGE_LIMIT_EXCEEDED (platform)'],
  ])('%s', async (_, order, reason) => {
    expect(await course(order)).toEqual(soundCourse(org, 'loaded with failures', [reason]));
  });
});

describe('a load of which a field is made invisible', () => {
  test('before it begins is refused', async () => {
    const found = await course({ name: 'invisible-field', field: 'Risk__c.Rationale__c' });

    expect({ ...found, lost: 0 }).toEqual(soundCourse(org, 'gates_closed'));
  });

  test('once the gates are passed names every record', async () => {
    const found = await course({ from: 'risks', order: { name: 'invisible-field', field: 'Risk__c.Rationale__c' } });

    expect(found).toEqual(soundCourse(org, 'loaded with failures', ['NOT_PROCESSED (permission)']));
  });
});
