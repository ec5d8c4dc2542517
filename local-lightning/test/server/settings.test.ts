// SPDX-License-Identifier: Apache-2.0
import { keepSettings, readSettings, type Settings } from '../../src/server/settings.ts';

const USERS = [
  { username: 'rep@example.com', label: 'Rita Rep' },
  { username: 'admin@example.com', label: 'Ada Admin' },
  { username: 'german@example.com', label: 'Gerd German' },
];

const settingsOf = (query: string, headers: Readonly<Record<string, string>> = {}): Settings =>
  readSettings(new Request(`http://127.0.0.1/lightning/page/home${query}`, { headers }), USERS);

const cookieOf = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  cookie: keepSettings(new URLSearchParams(values))
    .map((cookie) => cookie.split(';')[0])
    .join('; '),
});

test('without a choice the first user sees the light desktop page of the first app', () => {
  expect(settingsOf('')).toEqual({ username: 'rep@example.com', theme: 'light', formFactor: 'Large' });
});

test('the address chooses user, theme, app and form factor', () => {
  expect(settingsOf('?user=german@example.com&theme=dark&app=Part_App&formFactor=Small')).toEqual({
    username: 'german@example.com',
    theme: 'dark',
    app: 'Part_App',
    formFactor: 'Small',
  });
});

test('a choice comes back with its cookies', () => {
  const cookies = cookieOf({ user: 'admin@example.com', theme: 'dark', app: 'Part & Co' });

  expect(settingsOf('', cookies)).toEqual({
    username: 'admin@example.com',
    theme: 'dark',
    app: 'Part & Co',
    formFactor: 'Large',
  });
});

test('an address stands above the user of a window, and that one above cookies', () => {
  const headers = { ...cookieOf({ user: 'admin@example.com' }), 'x-local-user': 'german@example.com' };

  expect(settingsOf('', headers).username).toBe('german@example.com');
  expect(settingsOf('?user=rep@example.com', headers).username).toBe('rep@example.com');
});

test('someone who is no user of the pages is taken for the first one', () => {
  expect(settingsOf('?user=nobody@example.com').username).toBe('rep@example.com');
  expect(settingsOf('', cookieOf({ user: 'nobody@example.com' })).username).toBe('rep@example.com');
});

test('cookies of others on this machine are no settings', () => {
  expect(settingsOf('', { cookie: 'user=admin@example.com; theme=dark' })).toEqual(settingsOf(''));
});

test('a phone is told by its browser', () => {
  expect(settingsOf('', { 'user-agent': 'Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36' }).formFactor).toBe(
    'Small',
  );
});

test('only user, theme and app are kept, out of reach of scripts', () => {
  expect(keepSettings(new URLSearchParams('user=a@example.com&formFactor=Small&theme=dark&other=1'))).toEqual([
    'local-user=a%40example.com; Path=/; SameSite=Lax; HttpOnly',
    'local-theme=dark; Path=/; SameSite=Lax; HttpOnly',
  ]);
});
