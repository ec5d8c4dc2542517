// SPDX-License-Identifier: Apache-2.0
import { openSession } from '../../src/salesforce/session.ts';

test('calls that meet the same stale token share one refresh', async () => {
  let refreshed = 0;
  const session = openSession({ token: async () => 'old', refresh: async () => `new-${++refreshed}` });
  await session.token();

  const tokens = await Promise.all([session.renew('old'), session.renew('old')]);
  const late = await session.renew('old');

  expect([...tokens, late, await session.token()]).toEqual(['new-1', 'new-1', 'new-1', 'new-1']);
});

test('a token that went stale in its turn is refreshed again', async () => {
  let refreshed = 0;
  const session = openSession({ token: async () => 'old', refresh: async () => `new-${++refreshed}` });
  await session.token();
  await session.renew('old');

  expect(await session.renew('new-1')).toBe('new-2');
});

test('a failing refresh is told as an expired session, with its cause', async () => {
  const cause = new Error('no refresh token');
  const session = openSession({ token: async () => 'old', refresh: () => Promise.reject(cause) });
  await session.token();

  await expect(session.renew('old')).rejects.toMatchObject({ code: 'session_expired', cause });
});

test('a source that fails once is asked again', async () => {
  let asked = 0;
  const token = async () => (++asked === 1 ? Promise.reject(new Error('locked')) : 'later');
  const session = openSession({ token, refresh: async () => 'unused' });

  await expect(session.token()).rejects.toMatchObject({ code: 'session_expired' });
  expect(await session.token()).toBe('later');
});
