// SPDX-License-Identifier: Apache-2.0
import { number, oneOf } from 'local-faults';
import { REQUEST_MATCHES, type RequestFault } from './requestFault.ts';

/** The answer takes its time: a client that gives up before does not know what was done. */
export const slowAnswer: RequestFault<{ milliseconds: number; at: 'before' | 'after' }> = {
  name: 'slow-answer',
  does: 'waits before the effect or, with that done, before the answer; the platform gives a call ten minutes',
  page: 'https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm',
  matches: REQUEST_MATCHES,
  options: { milliseconds: number('how long', 1000), at: oneOf('the effect', ['before', 'after']) },
  async meet({ options, org, answer }) {
    if (options.at === 'before') await org.background.pause(options.milliseconds);
    const response = await answer();
    if (options.at === 'after') await org.background.pause(options.milliseconds);
    return response;
  },
};
