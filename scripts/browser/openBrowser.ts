// SPDX-License-Identifier: Apache-2.0
import { chromium, type Browser } from 'playwright-core';
import { prepareChromium } from './chromium.ts';

/** Starts a Chromium that talks to this machine only. Throws an Error that says how to install one. */
export async function openBrowser(): Promise<Browser> {
  const found = prepareChromium();
  if ('missing' in found) throw new Error(found.missing);
  return chromium.launch({ executablePath: found.path, args: QUIET });
}

/** root has no sandbox in a container; the rest keeps Chromium from calling home. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
