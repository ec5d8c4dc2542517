// SPDX-License-Identifier: Apache-2.0
// A Chromium for the tests of the pages, the screenshots and the bench: the machine's own, else Debian's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type FoundChromium =
  | { readonly path: string }
  /** Says what is missing and how to install it. */
  | { readonly missing: string };

/** Names under which distributions and vendors install a Chromium that speaks the DevTools protocol. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Finds a Chromium; where there is none and this process may install packages (apt, as root), it installs one. */
export function prepareChromium(environment: NodeJS.ProcessEnv = process.env): FoundChromium {
  const found = findChromium(environment);
  if (found !== undefined) return { path: found };
  const installed = mayInstall() && install() ? findChromium(environment) : undefined;
  if (installed !== undefined) return { path: installed };
  return {
    missing:
      'Chromium is missing: install it (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium), or set CHROMIUM to its path.',
  };
}

/** The path in CHROMIUM, else the first of the known names on the PATH. */
export function findChromium({ CHROMIUM, PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  if (CHROMIUM !== undefined) return existsSync(CHROMIUM) ? CHROMIUM : undefined;
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function mayInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function install(): boolean {
  console.error('installing chromium');
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
}
