// SPDX-License-Identifier: Apache-2.0
import type { BrowserContext } from 'playwright-core';
import type { Paint } from './paintResult.ts';

/** Opens the page and watches for the panel's first card. */
export async function measurePaint(context: BrowserContext, address: string): Promise<Paint> {
  const page = await context.newPage();
  try {
    let graphqlRequests = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) graphqlRequests++;
    });
    await page.addInitScript(WATCH);
    await page.goto(address);
    await page.locator(CARD).first().waitFor();
    await page.waitForLoadState('networkidle');
    const paint = await page.evaluate<Omit<Paint, 'graphqlRequests'>>('globalThis.benchPaint');
    return { ...paint, graphqlRequests };
  } finally {
    await page.close();
  }
}

const CARD = 'c-churn-risk-card article';

/** Runs before the page's own scripts, which replace some of what it uses: so it keeps the browser's own. */
const WATCH = `globalThis.benchPaint = new Promise((resolve) => {
  const find = document.querySelector.bind(document);
  performance.setResourceTimingBufferSize(5000);
  const observer = new MutationObserver(() => {
    if (find('${CARD}') === null) return;
    observer.disconnect();
    const milliseconds = performance.now();
    // the entry of a request may come after what its answer caused
    setTimeout(() => {
      const answers = performance.getEntriesByType('resource')
        .filter(({ name, responseEnd }) => name.endsWith('/graphql') && responseEnd <= milliseconds);
      resolve({ milliseconds, fromData: milliseconds - answers.at(-1).responseEnd });
    }, 100);
  });
  observer.observe(document, { childList: true, subtree: true });
})`;
