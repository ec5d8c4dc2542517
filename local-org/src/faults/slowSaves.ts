// SPDX-License-Identifier: Apache-2.0
import { number, type Fault } from 'local-faults';

/** Transactions hold their locks longer, so that more of them meet. Only locks are longer: answers come as soon as ever. */
export const slowSaves: Fault<{ milliseconds: number }> = {
  name: 'slow-saves',
  does: 'automation of the org makes saves slow: a chunk of 200 holds its rows longer than another waits for them',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_planning_guidelines.htm',
  matches: [],
  options: { milliseconds: number('so long each record takes', 60) },
};
