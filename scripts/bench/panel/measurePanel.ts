// SPDX-License-Identifier: Apache-2.0
import type { Browser } from 'playwright-core';
import { prepareChromium } from '../../browser/chromium.ts';
import { openBrowser } from '../../browser/openBrowser.ts';
import { measurePaint } from './measurePaint.ts';
import { startPanelOrg, type PanelOrg } from './panelOrg.ts';
import { summarizePaints, type Paint, type PaintResult } from './paintResult.ts';

const RISK_COUNTS = [1, 10, 50] as const;

/** First paint of the panel with few and many risks, `rounds` openings each; says why where there is no browser. */
export async function measurePanel(rounds: number, say: (line: string) => void): Promise<readonly PaintResult[]> {
  const found = prepareChromium();
  if ('missing' in found) {
    say(`${found.missing}\nSKIPPED: first paint of the panel, for the reason above`);
    return [];
  }
  say(`pages of accounts with ${RISK_COUNTS.join(', ')} risks ...`);
  const org = await startPanelOrg(RISK_COUNTS);
  try {
    const browser = await openBrowser();
    return await measureAll(browser, org, rounds).finally(() => browser.close());
  } finally {
    await org.close();
  }
}

/** Modules are in the browser's cache, as they are for whoever opened another account before. */
async function measureAll(browser: Browser, { addresses }: PanelOrg, rounds: number): Promise<readonly PaintResult[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const results: PaintResult[] = [];
  for (const [risks, address] of addresses) {
    await measurePaint(context, address);
    const paints: Paint[] = [];
    for (let round = 1; round <= rounds; round++) paints.push(await measurePaint(context, address));
    results.push(summarizePaints(risks, paints));
  }
  return results;
}
