// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core';
import { GERMAN_REP, openSite, OUTSIDER, type Site } from './aSite.ts';
import { REASON } from './aSeason.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 180_000);

afterAll(() => site.close());

const panelOf = (page: Page) => page.locator('c-churn-risk-panel');

test('a rep reads the reasons, answers in two clicks, and the record says so', async () => {
  const page = await site.open(await site.accountPath('Alder University'));
  const panel = panelOf(page);

  await panel.getByText('85%').waitFor();
  expect(await panel.locator('[data-id="band"]').innerText()).toBe('Critical');
  await panel.locator('c-churn-reason-bars').getByText(REASON).first().waitFor();
  await panel.getByText('No usage data').waitFor();
  await panel.getByRole('link', { name: 'Churn risk: Alder University (Critical)' }).waitFor();

  await panel.getByText('Already known', { exact: true }).click();
  await panel.locator('[data-id="save"] button').click();
  await panel.locator('c-churn-feedback [data-id="message"]').getByText('Saved').waitFor();

  expect(await site.riskOf('Alder University')).toMatchObject({ Verdict__c: 'Already known', Status__c: 'Open' });
  await page.close();
});

test('the first view is stamped once', async () => {
  const first = await seeFirst('Library 0');
  const page = await site.open(await site.accountPath('Library 0'));
  await panelOf(page).locator('[data-id="band"]').waitFor();

  expect((await site.riskOf('Library 0'))['First_Viewed__c']).toBe(first);
  await page.close();
});

test('one GraphQL request fills the panel, and a second account asks for its own risks only', async () => {
  // seen before: the stamp of a first view would read the risk again
  await seeFirst('Library 1');
  await seeFirst('Birch Institute');
  const page = await site.open(await site.accountPath('Birch Institute'));
  await panelOf(page).locator('[data-id="band"]').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/services/data/')) asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(await site.accountPath('Library 1'))})`);
  await page.evaluate("dispatchEvent(new PopStateEvent('popstate'))");
  await panelOf(page).getByText('81%').waitFor();
  await page.waitForLoadState('networkidle');

  expect(asked.filter((call) => call.endsWith('/graphql'))).toHaveLength(1);
  expect(asked.filter((call) => /object-info|picklist/.test(call))).toEqual([]);
  await page.close();
});

test('what was typed stays when the load has changed the risk meanwhile', async () => {
  const page = await site.open(await site.accountPath('Library 2'));
  const panel = panelOf(page);
  await panel.getByText('Wrong data', { exact: true }).click();
  await panel.locator('[data-id="details"]').click();
  await panel.locator('textarea').fill('They merged with another library.');
  const { Id } = await site.riskOf('Library 2');
  await site.admin.update('Risk__c', [{ Id, Status__c: 'Receded', Status_Reason__c: 'No longer above a threshold.' }]);
  await panel.locator('[data-id="save"] button').click();
  await panel.locator('[data-id="conflict"]').waitFor();

  expect(await panel.locator('textarea').inputValue()).toBe('They merged with another library.');
  await panel.locator('[data-id="save-anyway"] button').click();
  await panel.getByText('Saved').first().waitFor();
  expect(await site.riskOf('Library 2')).toMatchObject({
    Verdict__c: 'Wrong data',
    Comment__c: 'They merged with another library.',
    Status__c: 'Receded',
  });
  await page.close();
});

test('a user without access sees no risk, and no text that tells of one', async () => {
  const page = await site.open(await site.accountPath('Alder University'), { user: OUTSIDER });
  await page.getByRole('heading', { name: 'Alder University' }).waitFor();
  const text = await page.locator('main, #local-main').first().innerText();

  expect(text).not.toMatch(/Critical|85|Downloads|Risk__c|permission|insufficient/i);
  expect(await page.locator('c-churn-risk-card').count()).toBe(0);
  await page.close();
});

test('an account without a risk says as of when', async () => {
  const page = await site.open(await site.accountPath('Cedar College'));

  await panelOf(page).getByText('No risk above the thresholds as of Dec 1, 2025').waitFor();
  await page.close();
});

test('a German rep reads German texts, dates and amounts', async () => {
  const page = await site.open(await site.accountPath('Birch Institute'), { user: GERMAN_REP });
  const text = await panelOf(page).innerText();

  expect(text).toContain('Kündigungsrisiko');
  expect(text).toContain('700\u00a0€');
  expect(text).toContain('31.01.2026');
  expect(text).toContain('Echtes Risiko');
  await page.close();
});

test.each([
  ['Rationale__c', 'c-churn-reason-bars'],
  ['Band__c', '[data-id="band"]'],
  ['Value_At_Risk__c', '[data-id="value"]'],
])('without %s in the permission set, only %s is gone', async (field, piece) => {
  const { access } = site.local.org.org;
  const whole = access.permissionSets().find(({ name }) => name === 'Churn_Sales');
  if (whole === undefined) throw new Error('no permission set Churn_Sales');
  const pieces = ['c-churn-reason-bars', '[data-id="band"]', '[data-id="value"]', '[data-id="probability"]'];
  const path = await site.accountPath('Library 3');
  access.put({ ...whole, fields: whole.fields.filter((right) => right.field !== field) });
  try {
    const page = await site.open(path);
    await panelOf(page).locator('[data-id="probability"]').waitFor();
    const gone = [];
    for (const one of pieces) if ((await panelOf(page).locator(one).count()) === 0) gone.push(one);

    expect(gone).toEqual([piece]);
    await page.close();
  } finally {
    access.put(whole);
  }
});

/** Opens the account once and answers when its risk was first seen. */
async function seeFirst(account: string): Promise<unknown> {
  const page = await site.open(await site.accountPath(account));
  const first = await waitForValue(async () => (await site.riskOf(account))['First_Viewed__c']);
  await page.close();
  return first;
}

async function waitForValue(read: () => Promise<unknown>): Promise<unknown> {
  for (let tries = 0; tries < 100; tries++) {
    const value = await read();
    if (value !== null && value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no value within 10 s');
}
