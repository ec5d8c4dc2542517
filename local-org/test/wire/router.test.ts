// SPDX-License-Identifier: Apache-2.0
import type { Method, Route } from '../../src/wire/route.ts';
import { createRouter } from '../../src/wire/router.ts';

const route = (method: Method, path: string): Route => ({
  method,
  path,
  doc: 'https://example.com',
  open: true,
  handler: () => new Response(),
});

const router = createRouter([
  route('GET', '/data/v:version/things/fixed'),
  route('GET', '/data/v:version/things/:id'),
  route('PATCH', '/data/v:version/things/:id'),
  route('GET', '/files/:path*'),
]);

test.each([
  ['GET', '/data/v66.0/things/fixed', '/data/v:version/things/fixed', { version: '66.0' }],
  ['GET', '/data/v66.0/things/a%2Fb/', '/data/v:version/things/:id', { version: '66.0', id: 'a/b' }],
  ['HEAD', '/data/v66.0/THINGS/x', '/data/v:version/things/:id', { version: '66.0', id: 'x' }],
  ['GET', '/files/a/b', '/files/:path*', { path: 'a/b' }],
  ['GET', '/data/v66.0/things/100%', '/data/v:version/things/:id', { version: '66.0', id: '100%' }],
])('%s %s is served by %s', (method, path, pattern, params) => {
  const match = router.match(method, path);

  expect([match?.route.path, match?.params]).toEqual([pattern, params]);
});

test('a path that is served by other methods names them', () => {
  expect([router.match('DELETE', '/data/v66.0/things/x'), router.methods('/data/v66.0/things/x')]).toEqual([
    undefined,
    ['GET', 'PATCH'],
  ]);
});

test('an unknown path is served by nothing', () => {
  expect([router.match('GET', '/data/v66.0'), router.methods('/data/v66.0')]).toEqual([undefined, []]);
});
