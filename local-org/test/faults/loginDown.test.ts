// SPDX-License-Identifier: Apache-2.0
import { startFaultyOrg } from './faultyOrg.ts';

test.each([
  ['unavailable', 503],
  ['reset', 'reset'],
])('while the login is down (%s) nobody gets a token, and sessions go on', async (as, outcome) => {
  const at = await startFaultyOrg({ faults: [{ name: 'login-down', as }] });
  const login = () =>
    fetch(`${at.url}/services/oauth2/token`, { method: 'POST', body: 'grant_type=none' }).then(
      ({ status }) => status,
      () => 'reset',
    );

  const meanwhile = [await login(), ...(await at.statuses(1, 'GET', '/limits'))];
  at.org.faults.switchOff();

  expect([meanwhile, await login()]).toEqual([[outcome, 200], 400]);
  await at.close();
});
