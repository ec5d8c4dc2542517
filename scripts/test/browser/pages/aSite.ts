// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../../browser/openBrowser.ts';
import { createAdminClient, type AdminClient, type OrgRecord } from '../../../local/adminClient.ts';
import { runSf, type SfResult } from '../../../local/sf.ts';
import { startLocal, type Local } from '../../../local/startLocal.ts';
import { SALES_USER } from '../../../local/users.ts';
import { writeSeason } from './aSeason.ts';

export type Visitor = {
  /** The sales rep unless given. */
  readonly user?: string;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
};

/** The stand-ins with a loaded run, the pages, and a browser. */
export type Site = {
  readonly local: Local;
  readonly admin: AdminClient;
  /** The run's folder. */
  readonly run: string;
  /** A page of its own; waits until nothing is loading. */
  open(path: string, visitor?: Visitor): Promise<Page>;
  accountPath(name: string): Promise<string>;
  riskOf(account: string): Promise<OrgRecord>;
  /** The real CLI as the integration user. */
  sf(...args: string[]): Promise<SfResult>;
  close(): Promise<void>;
};

export const ADMIN = 'admin@local-org.example';
export const GERMAN_REP = 'german.rep@sales.example.com';
export const OUTSIDER = 'outsider@sales.example.com';

export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'browser-test-'));
  const { seed, run } = await writeSeason(folder);
  const local = await startLocal({ port: 0, seed, state: undefined, empty: false, pages: true }, () => {});
  const admin = createAdminClient(local.org.url, local.org.issueToken(local.org.adminUsername));
  await takeAway(local, admin, OUTSIDER);
  const browser = await openBrowser();
  const sf = (...args: string[]): Promise<SfResult> => runSf(args, local.environment);
  const loaded = await sf('churn', 'load', '--run', run);
  if (loaded.exitCode !== 0) throw new Error(`${loaded.stdout}${loaded.stderr}`);
  await local.org.idle();
  return {
    local,
    admin,
    run,
    sf,
    open: (path, visitor = {}) => openPage(browser, `${local.pages?.url ?? ''}${path}`, visitor),
    accountPath: async (name) => `/lightning/r/Account/${await idOf(admin, name)}/view`,
    riskOf: (account) => readRisk(admin, account),
    close: async () => {
      await browser.close();
      await local.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openPage(browser: Browser, address: string, visitor: Visitor): Promise<Page> {
  const { user = SALES_USER.username, theme = 'light', width = 1280 } = visitor;
  const page = await browser.newPage({ viewport: { width, height: 1000 } });
  const url = new URL(address);
  url.searchParams.set('user', user);
  url.searchParams.set('theme', theme);
  await page.goto(url.href, { waitUntil: 'networkidle' });
  return page;
}

async function idOf(admin: AdminClient, account: string): Promise<string> {
  const [found] = await admin.query(`SELECT Id FROM Account WHERE Name = '${account}'`);
  if (found === undefined) throw new Error(`no account ${account}`);
  return found.Id;
}

async function readRisk(admin: AdminClient, account: string): Promise<OrgRecord> {
  const [risk] = await admin.query(
    `SELECT Id, Status__c, Verdict__c, Comment__c, Cause_Seen__c, First_Viewed__c, Snoozed_Until__c FROM Risk__c WHERE Account__r.Name = '${account}'`,
  );
  if (risk === undefined) throw new Error(`no risk of ${account}`);
  return risk;
}

/** Every seeded user may see risks; this one may not. */
async function takeAway(local: Local, admin: AdminClient, username: string): Promise<void> {
  const held = await admin.query(`SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = '${username}'`);
  for (const { Id } of held) {
    const response = await fetch(`${local.org.url}/services/data/v66.0/sobjects/PermissionSetAssignment/${Id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${local.org.issueToken(local.org.adminUsername)}` },
    });
    if (!response.ok) throw new Error(await response.text());
  }
}
