// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { ADMIN, GERMAN_REP, openSite, type Site } from './aSite.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 180_000);

afterAll(() => site.close());

/** What axe finds on the page, a line each. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`))',
  );
}

const openRenewals = async (page: Page): Promise<void> => {
  await page.locator('c-churn-risk-panel [data-id="renewals-toggle"]').click();
  await page.locator('c-churn-renewal-list').waitFor();
};

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test('axe finds nothing on an account', async () => {
    const page = await site.open(await site.accountPath('Alder University'), { theme });
    await openRenewals(page);

    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });

  test('axe finds nothing on a phone', async () => {
    const page = await site.open(await site.accountPath('Alder University'), { theme, width: 375 });
    await openRenewals(page);

    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });

  test('axe finds nothing on a risk', async () => {
    const { Id } = await site.riskOf('Alder University');
    const page = await site.open(`/lightning/r/Risk__c/${Id}/view`, { theme });
    await page.locator('c-churn-risk-panel [data-id="band"]').waitFor();

    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });

  test('axe finds nothing on the threshold workbench', async () => {
    const page = await site.open('/lightning/n/Threshold_Workbench', { user: ADMIN, theme });
    await page.getByRole('slider').first().waitFor();

    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });
});

test.each([
  ['a phone', 375],
  ['a narrow window', 800],
  ['a wide window', 1600],
])('a product name of 255 characters does not break %s', async (_, width) => {
  const page = await site.open(await site.accountPath('Alder University'), { user: GERMAN_REP, width });
  await openRenewals(page);

  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  expect(await tooWide(page)).toEqual([]);
  await page.close();
});

/** What the tests ask of an element; these are checked without the types of the DOM. */
type Part = {
  readonly tagName: string;
  readonly className: unknown;
  closest(selector: string): unknown;
  getBoundingClientRect(): Record<'left' | 'right' | 'width' | 'height', number>;
};

/** Parts of the panel that stand out of it sideways. The locator looks into components, `querySelectorAll` would not. */
async function tooWide(page: Page): Promise<readonly string[]> {
  const panel = await page.locator('c-churn-risk-panel').boundingBox();
  if (panel === null) throw new Error('no panel');
  const parts = page.locator('c-churn-risk-panel *');
  expect(await parts.count()).toBeGreaterThan(100);
  return parts.evaluateAll((found, { x, width }) => {
    const isOut = (part: Part): boolean => {
      const box = part.getBoundingClientRect();
      // what only screen readers read is cut off
      if (part.closest('.slds-assistive-text') !== null) return false;
      return box.width > 1 && box.height > 1 && (box.left < x - 1 || box.right > x + width + 1);
    };
    return (found as unknown as readonly Part[])
      .filter(isOut)
      .map((part) => `${part.tagName} ${String(part.className)}`);
  }, panel);
}
