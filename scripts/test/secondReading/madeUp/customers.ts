// SPDX-License-Identifier: Apache-2.0
import type { SeedFile } from '../../../local/seed/seedFolder.ts';

/** In the order of the run. */
export const CUSTOMER_KEYS: readonly string[] = [
  'Ærø-1',
  '000042',
  "O'Neill",
  'Straße 7',
  'a:b',
  '1e5',
  'x,"y"',
  '=1+1',
  '😀 press',
  '～tilde',
  '033003e23',
  'true',
  ...Array.from({ length: 68 }, (_, index) => String(100 + index).padStart(8, '0')),
];

/** Customers that the org does not know at first. */
export const UNKNOWN_KEYS: readonly string[] = ['=1+1', '00000107', '00000131'];

export const QUEUE = 'Desk';

const OWNERS = ['ann@sales.example.com', 'bob@sales.example.com', 'cyd@sales.example.com'];
const INACTIVE_OWNER = 'cyd@sales.example.com';

/** Owners (one of them inactive), a queue, and an Account for each known customer; keys in lower case. */
export const SEED: readonly SeedFile[] = [
  seedOf(
    'User',
    OWNERS.map((owner) => ({
      Username: owner,
      FirstName: 'Sales',
      LastName: owner.slice(0, 3),
      Email: owner,
      IsActive: String(owner !== INACTIVE_OWNER),
    })),
  ),
  seedOf('Group', [
    { DeveloperName: QUEUE, Name: 'Desk', Type: 'Queue', Email: 'desk@sales.example.com', 'Member.Username': '' },
  ]),
  seedOf('Account', [
    ...CUSTOMER_KEYS.filter((key) => !UNKNOWN_KEYS.includes(key)).map((key, index) => ({
      Name: `Library "${key}", Ltd.`,
      Churn_Account_Key__c: key.toLowerCase(),
      'Owner.Username': OWNERS[index % OWNERS.length] ?? '',
    })),
    { Name: 'Has no key', Churn_Account_Key__c: '', 'Owner.Username': OWNERS[0] ?? '' },
  ]),
];

function seedOf(object: string, rows: SeedFile['rows']): SeedFile {
  return { object, file: `${object}.csv`, rows };
}
