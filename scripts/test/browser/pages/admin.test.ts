// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ADMIN, openSite, type Site } from './aSite.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 180_000);

afterAll(() => site.close());

type Bands = Readonly<Record<string, number>>;
type Thresholds = ReadonlyArray<Readonly<Record<string, unknown>>>;

test('the numbers of a dragged threshold are those of the command and of a load', async () => {
  const page = await site.open('/lightning/n/Threshold_Workbench', { user: ADMIN });
  await drag(page, 'High', -0.1);
  const shown = await readBands(page);
  const file = await download(page);

  expect(shown.now).toEqual({ Critical: 3, High: 4, Medium: 5, Low: 2 });
  expect(shown.after).not.toEqual(shown.now);
  const preview = await site.sf('churn', 'preview', '--run', site.run, '--thresholds', file, '--json');
  const { result } = JSON.parse(preview.stdout) as { result: { bands: readonly { band: string; after: number }[] } };
  expect(Object.fromEntries(result.bands.map(({ band, after }) => [band, after]))).toEqual(shown.after);

  const load = await site.sf('churn', 'load', '--run', site.run, '--thresholds', file);
  expect(load).toMatchObject({ exitCode: 0 });
  expect(await loadedBands()).toEqual(shown.after);
  await page.close();
});

test('a threshold that is typed is a change of that record in the file, and of no other', async () => {
  const loaded = await loadedThresholds();
  const page = await site.open('/lightning/n/Threshold_Workbench', { user: ADMIN });
  await page.getByRole('spinbutton', { name: /Critical/ }).fill('0.9');
  await page.keyboard.press('Tab');
  const { thresholds } = JSON.parse(await readFile(await download(page), 'utf8')) as { thresholds: Thresholds };

  expect(thresholds).toEqual(
    loaded.map((record) => (record['DeveloperName'] === 'Critical' ? { ...record, Min_Probability__c: 0.9 } : record)),
  );
  await page.close();
});

test('a rep has no workbench', async () => {
  const page = await site.open('/lightning/n/Threshold_Workbench');

  expect(await page.getByRole('slider').count()).toBe(0);
  await page.close();
});

/** With the pointer, by so much of the scale as the track shows. */
async function drag(page: Page, band: string, by: number): Promise<void> {
  const handle = page.getByRole('slider', { name: new RegExp(band) });
  const box = await handle.boundingBox();
  const track = await page.locator('c-churn-threshold-slider [data-id="track"]').first().boundingBox();
  if (box === null || track === null) throw new Error('no handle');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + (by * track.width) / 2, from.y, { steps: 5 });
  await page.mouse.move(from.x + by * track.width, from.y, { steps: 5 });
  await page.mouse.up();
}

async function readBands(page: Page): Promise<{ readonly now: Bands; readonly after: Bands }> {
  const rows = page.locator('c-churn-band-table tr[data-band]');
  const bands = await rows.locator('th').allInnerTexts();
  const figures = (await rows.locator('td').allInnerTexts()).map(Number);
  // each row: now, after, change
  const column = (at: number): Bands => Object.fromEntries(bands.map((band, i) => [band, figures[3 * i + at] ?? NaN]));
  return { now: column(0), after: column(1) };
}

async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-id="download"] button').click(),
  ]);
  const path = join(site.run, '..', file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** As the last load left them; the file says nothing of Ids, which are of one org. */
async function loadedThresholds(): Promise<Thresholds> {
  const [run] = await site.admin.query('SELECT Id, Thresholds__c FROM Churn_Run__c');
  const records = JSON.parse(String(run?.['Thresholds__c'])) as Thresholds;
  return records.map(({ Id: _, ...record }) => record);
}

async function loadedBands(): Promise<Bands> {
  const risks = await site.admin.query(
    "SELECT Id, Band__c FROM Risk__c WHERE Status__c IN ('Open', 'In Progress', 'Snoozed')",
  );
  return risks.reduce<Record<string, number>>((bands, { Band__c: band }) => {
    bands[String(band)] = (bands[String(band)] ?? 0) + 1;
    return bands;
  }, {});
}
