// SPDX-License-Identifier: Apache-2.0
import { ConnectionReset, oneOf } from 'local-faults';
import type { RequestFault } from './requestFault.ts';
import { unavailable } from './unavailable.ts';

/** Nobody can log in; sessions that there are go on. */
export const loginDown: RequestFault<{ as: 'unavailable' | 'reset' }> = {
  name: 'login-down',
  does: 'has the token endpoint answer 503 or cut the connection',
  page: 'https://github.com/BookingBug/restforcephp/issues/22',
  matches: [],
  options: { as: oneOf('what clients meet', ['unavailable', 'reset']) },
  concerns: (path) => path === '/services/oauth2/token',
  async meet({ options, ...struck }) {
    if (options.as === 'reset') throw new ConnectionReset();
    return unavailable.meet({ ...struck, options: { at: 'before', as: 'html' } });
  },
};
