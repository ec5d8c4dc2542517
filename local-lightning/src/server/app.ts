// SPDX-License-Identifier: Apache-2.0
import { Hono } from 'hono';
import { SHELL } from '../build/folders.ts';
import { serveBundleFile, serveFile, serveScript } from './assets.ts';
import { servePage } from './pages.ts';
import { forwardCall } from './proxy.ts';
import { keepSettings, readSettings } from './settings.ts';
import type { Site } from './site.ts';

/** The routes of the stand-in. */
export function createApp(site: Site): Hono {
  const app = new Hono();
  app.use(async (context, next) => (isLocal(context.req.raw) ? next() : context.text('only for this machine\n', 403)));
  app.get('/', (context) => context.redirect('/lightning/page/home'));
  app.get('/favicon.ico', () => new Response(null, { status: 204 }));
  app.get('/_local/unsupported', (context) => context.json(site.unsupported()));
  app.get('/lightning/assets/bundles/:key/*', (context) =>
    serveBundleFile(site.builds.find(context.req.param('key')), restOf(context.req.path, 5)),
  );
  app.get('/lightning/assets/styles/*', (context) => serveFile(site.styles.folder, restOf(context.req.path, 4)));
  app.get('/lightning/assets/shell/*', (context) => serveFile(SHELL, restOf(context.req.path, 4)));
  app.get('/lightning/assets/synthetic-shadow.js', () => serveScript(site.shadow));
  app.post('/lightning/settings', async (context) => changeSettings(await context.req.formData()));
  app.get('/lightning/*', (context) => servePage(site, context.req.raw));
  app.all('/services/*', (context) => {
    const { username } = readSettings(context.req.raw, site.users);
    return forwardCall(site.org, username, context.req.raw, site.refuse);
  });
  app.onError((error, context) => {
    console.error(error);
    return context.text(`local-lightning: ${error.message}\n`, 500);
  });
  return app;
}

/** Another name for this machine would let a page of elsewhere read along. */
const isLocal = (request: Request): boolean => /^(127\.0\.0\.1|localhost)$/.test(new URL(request.url).hostname);

const restOf = (path: string, parts: number): string => decodeURIComponent(path.split('/').slice(parts).join('/'));

function changeSettings(form: FormData): Response {
  const chosen = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === 'string') chosen.set(name, value);
  const address = chosen.get('address') ?? '/';
  const cookies = keepSettings(chosen).map((cookie): [string, string] => ['set-cookie', cookie]);
  // an address of our own only
  const location = /^\/(?!\/)/.test(address) ? address : '/';
  return new Response(null, { status: 303, headers: [['location', location], ...cookies] });
}
