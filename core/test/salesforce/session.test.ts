// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../src/churnError.ts';
import { DEFAULT_LIMITS } from '../../src/salesforce/orgOptions.ts';
import { openSession } from '../../src/salesforce/session.ts';

const LIMITS = { ...DEFAULT_LIMITS, attempts: 3, retryMs: 1 };
const DOWN = new ChurnError('org_unreachable', 'Nobody answers.', 'Try later.');
const REFUSED = new ChurnError('org_refused', 'The app is blocked.', 'Look at the app.');

test('calls that meet the same stale token share one refresh', async () => {
  let refreshed = 0;
  const session = openSession({ token: async () => 'old', refresh: async () => `new-${++refreshed}` }, LIMITS);
  await session.token();

  const tokens = await Promise.all([session.renew('old'), session.renew('old')]);
  const late = await session.renew('old');

  expect([...tokens, late, await session.token()]).toEqual(['new-1', 'new-1', 'new-1', 'new-1']);
});

test('a token that went stale in its turn is refreshed again', async () => {
  let refreshed = 0;
  const session = openSession({ token: async () => 'old', refresh: async () => `new-${++refreshed}` }, LIMITS);
  await session.token();
  await session.renew('old');

  expect(await session.renew('new-1')).toBe('new-2');
});

test('a failing refresh is told as an expired session, with its cause', async () => {
  const cause = new Error('no refresh token');
  const session = openSession({ token: async () => 'old', refresh: () => Promise.reject(cause) }, LIMITS);
  await session.token();

  await expect(session.renew('old')).rejects.toMatchObject({ code: 'session_expired', cause });
});

test('a source that fails once is asked again', async () => {
  let asked = 0;
  const token = async () => (++asked === 1 ? Promise.reject(new Error('locked')) : 'later');
  const session = openSession({ token, refresh: async () => 'unused' }, LIMITS);

  await expect(session.token()).rejects.toMatchObject({ code: 'session_expired' });
  expect(await session.token()).toBe('later');
});

describe('a login that nobody answers', () => {
  const failing = (times: number, error: Error) => {
    let asked = 0;
    const refresh = async () => (++asked > times ? `new-${asked}` : Promise.reject(error));
    return openSession({ token: async () => 'old', refresh }, LIMITS);
  };

  test('is tried again', async () => {
    expect(await failing(2, DOWN).renew('old')).toBe('new-3');
  });

  test('is told as it is once the attempts are over', async () => {
    await expect(failing(3, DOWN).renew('old')).rejects.toBe(DOWN);
  });

  test('is another thing than one that is refused, which is told at once', async () => {
    const session = failing(1, REFUSED);

    await expect(session.renew('old')).rejects.toBe(REFUSED);
    expect(await session.renew('old')).toBe('new-2');
  });
});
