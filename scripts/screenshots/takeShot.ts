// SPDX-License-Identifier: Apache-2.0
import type { Browser, Page } from 'playwright-core';
import type { LoadedLocal } from './loadKeptRun.ts';
import { addressOf, SHOWN_DAY, type Shot } from './shot.ts';

/** Opens the page of the shot and answers its PNG. */
export async function takeShot(browser: Browser, shot: Shot, local: LoadedLocal): Promise<Buffer> {
  const { width, height } = shot;
  const page = await browser.newPage({ viewport: { width, height } });
  try {
    await page.clock.setFixedTime(`${SHOWN_DAY}T09:00:00Z`);
    await page.goto(local.pagesUrl + addressOf(shot, local.accountId));
    await PREPARE[shot.page](page);
    await page.waitForLoadState('networkidle');
    const content = await page.evaluate<number>('document.documentElement.scrollHeight');
    return await page.screenshot({
      fullPage: true,
      animations: 'disabled',
      clip: { x: 0, y: 0, width, height: Math.min(height, content) },
    });
  } finally {
    await page.close();
  }
}

/** Waits until the page shows what matters; on the workbench one threshold is moved, so that there is a difference. */
const PREPARE: Readonly<Record<Shot['page'], (page: Page) => Promise<void>>> = {
  account: (page) => page.locator('c-churn-feedback').first().waitFor(),
  workbench: async (page) => {
    const high = page.locator('c-churn-threshold-slider').filter({ hasText: 'High' }).locator('input');
    await high.fill('0.5');
    await high.blur();
  },
};
