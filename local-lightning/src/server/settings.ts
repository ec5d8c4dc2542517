// SPDX-License-Identifier: Apache-2.0
import type { LightningUser } from '../lightningUser.ts';
import type { FormFactor } from '../package/application.ts';
import type { Theme } from '../pages/renderHeader.ts';

/** What a request says of how the page is to be shown. */
export type Settings = {
  readonly username: string;
  readonly theme: Theme;
  readonly formFactor: FormFactor;
  /** Name of an app; absent: the first one. */
  readonly app?: string;
};

/** Kept in the browser from one page to the next. */
const KEPT = ['user', 'theme', 'app'] as const;

/**
 * From the address (`?user=...&theme=dark&app=...&formFactor=Small`), else from what the window is (`x-local-user`), else
 * from cookies. A user who is not among `users` is taken for the first one.
 */
export function readSettings(request: Request, users: readonly LightningUser[]): Settings {
  const query = new URL(request.url).searchParams;
  const cookies = readCookies(request);
  const username = query.get('user') ?? request.headers.get('x-local-user') ?? cookies.get('user');
  const theme = query.get('theme') ?? cookies.get('theme');
  const app = query.get('app') ?? cookies.get('app');
  const isPhone = /\bMobi/.test(request.headers.get('user-agent') ?? '');
  return {
    username: users.find((user) => user.username === username)?.username ?? users[0]?.username ?? '',
    theme: theme === 'dark' ? 'dark' : 'light',
    formFactor: (query.get('formFactor') ?? (isPhone ? 'Small' : 'Large')) === 'Small' ? 'Small' : 'Large',
    ...(app === undefined || app === null ? {} : { app }),
  };
}

/** `Set-Cookie` headers for what the parameters ask for. */
export const keepSettings = (parameters: URLSearchParams): readonly string[] =>
  KEPT.flatMap((name) => {
    const value = parameters.get(name);
    return value === null ? [] : [`local-${name}=${encodeURIComponent(value)}; Path=/; SameSite=Lax; HttpOnly`];
  });

function readCookies(request: Request): ReadonlyMap<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/).map((pair) => pair.split('='));
  return new Map(
    pairs
      .filter(([name = '']) => name.startsWith('local-'))
      .map(([name = '', value = '']) => [name.slice('local-'.length), decodeURIComponent(value)]),
  );
}
