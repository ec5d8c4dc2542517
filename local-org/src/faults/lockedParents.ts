// SPDX-License-Identifier: Apache-2.0
import { number, type Fault } from 'local-faults';

/** Somebody else is at work on parents. Without attempts or milliseconds they are held as long as the fault lasts. */
export const lockedParents: Fault<{ attempts: number; milliseconds: number }> = {
  name: 'locked-parents',
  does: 'somebody else holds parents, so that saving their details fails with UNABLE_TO_LOCK_ROW',
  page: 'https://resources.docs.salesforce.com/rel1/doc/en-us/static/pdf/record_locking_cheatsheet.pdf',
  matches: ['object'],
  options: {
    attempts: number('so many saves meet each of them locked', Infinity, 1),
    milliseconds: number('so long each is held, from when it is first wanted', Infinity),
  },
};
