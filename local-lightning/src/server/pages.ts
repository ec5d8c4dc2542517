// SPDX-License-Identifier: Apache-2.0
// From a request for a page to its HTML.
import { randomBytes } from 'node:crypto';
import { describeFault } from '../build/buildFault.ts';
import { i18nValues } from '../locale/i18nValues.ts';
import { readUserProfile, type UserProfile } from '../org/userProfile.ts';
import type { Application } from '../package/application.ts';
import { translationFor } from '../package/sfdxPackage.ts';
import { openPage } from '../pages/openPage.ts';
import { renderComponents, renderNotice, type Frame } from '../pages/renderDocument.ts';
import { renderHeader } from '../pages/renderHeader.ts';
import { listTabs } from '../pages/tabs.ts';
import { textsFor } from '../pages/texts.ts';
import { translate, type Answer, type Visit } from '../pages/visit.ts';
import { addressBundles } from './bundleAddresses.ts';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';
import { keepSettings, readSettings, type Settings } from './settings.ts';
import type { Site } from './site.ts';
import type { Sources } from './builds.ts';

/** Answers a page below `/lightning/`; a build that failed is shown in its place. */
export async function servePage(site: Site, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const settings = readSettings(request, site.users);
  const [sources, user] = await Promise.all([
    site.builds.current(),
    readUserProfile(site.org, settings.username, site.currency),
  ]);
  const visit = visitOf(site, sources, user, settings);
  const answer = await openPage(visit, url.pathname);
  if (answer.kind === 'redirect') return redirect(answer.path, url);
  const frame = await frameOf(site, visit, settings, url, answer);
  return respond(renderAnswer(frame, visit, sources, answer), keepSettings(url.searchParams));
}

const EMPTY_APP: Application = { name: '', label: 'Lightning', tabs: [], recordPages: [] };

function visitOf(site: Site, { sources, own, standard }: Sources, user: UserProfile, settings: Settings): Visit {
  const { applications } = sources;
  const app = applications.find(({ name }) => name === settings.app) ?? applications[0] ?? EMPTY_APP;
  return { sources, own, standard, user, app, org: site.org, formFactor: settings.formFactor, refuse: site.refuse };
}

type Shown = Exclude<Answer, { kind: 'redirect' }>;

async function frameOf(site: Site, visit: Visit, settings: Settings, url: URL, answer: Shown): Promise<Frame> {
  const { language } = visit.user.locale;
  const { lang, dir } = i18nValues(visit.user.locale);
  const theme = site.styles.hasThemes ? settings.theme : 'light';
  const app = translate(visit, 'apps', visit.app.name, visit.app.label);
  return {
    lang: String(lang),
    dir: String(dir),
    title: answer.kind === 'page' ? `${answer.title} | ${app}` : app,
    styleSheets: [`/lightning/assets/styles/${site.styles.sheet}`, '/lightning/assets/shell/shell.css'],
    theme,
    header: renderHeader({
      app,
      tabs: await listTabs(visit),
      activeTab: answer.kind === 'page' ? answer.tab : undefined,
      username: visit.user.username,
      users: site.users,
      theme,
      hasThemes: site.styles.hasThemes,
      address: url.pathname + withoutSettings(url),
      texts: textsFor(language),
    }),
  };
}

type Rendered = { readonly html: string; readonly status: number; readonly nonce: string };

function renderAnswer(frame: Frame, visit: Visit, { build, sources }: Sources, answer: Shown): Rendered {
  const nonce = randomBytes(16).toString('base64');
  if (answer.kind === 'refused') return { html: renderNotice(frame, [answer.message]), status: answer.status, nonce };
  if (build.kind === 'failed') {
    const lines = ['The components could not be built.', describeFault(build.fault)];
    return { html: renderNotice(frame, lines), status: 500, nonce };
  }
  const html = renderComponents(frame, {
    heading: answer.needsHeading ? answer.title : undefined,
    layout: answer.layout,
    session: sessionOf(visit, build.app.labels, sources.labels),
    imports: addressBundles([build.vendor, build.icons, build.app]),
    nonce,
    identity: [build.app.key, visit.user.username, visit.app.name, frame.theme].join(' '),
  });
  return { html, status: 200, nonce };
}

/** What `local/page` gives to modules; texts of labels fall back to the org's language one by one. */
function sessionOf(visit: Visit, used: readonly string[], labels: ReadonlyMap<string, string>): unknown {
  const { user, formFactor } = visit;
  const translated = translationFor(visit.sources, user.locale.language).labels;
  return {
    username: user.username,
    user: { Id: user.id, isGuest: false },
    i18n: i18nValues(user.locale),
    labels: Object.fromEntries(used.map((name) => [name, translated.get(name) ?? labels.get(name)])),
    formFactor,
  };
}

/** A page that is opened again must not bring back an earlier user or theme. */
function withoutSettings(url: URL): string {
  const query = new URLSearchParams(url.search);
  for (const name of ['user', 'theme', 'app']) query.delete(name);
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function redirect(path: string, url: URL): Response {
  const cookies = keepSettings(url.searchParams).map((cookie): [string, string] => ['set-cookie', cookie]);
  return new Response(null, { status: 302, headers: [['location', path], ...cookies] });
}

function respond({ html, status, nonce }: Rendered, cookies: readonly string[]): Response {
  return new Response(html, {
    status,
    headers: [
      ['content-type', 'text/html; charset=utf-8'],
      ['cache-control', 'no-store'],
      ['content-security-policy', contentSecurityPolicy(nonce)],
      ...cookies.map((cookie): [string, string] => ['set-cookie', cookie]),
    ],
  });
}
