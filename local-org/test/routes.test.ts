// SPDX-License-Identifier: Apache-2.0
import { ROUTES } from '../src/routes.ts';

test('every operation names the page that it implements', () => {
  expect(ROUTES.filter(({ doc }) => !/^(https:\/\/|README)/.test(doc))).toEqual([]);
});

test('no two operations share method and path', () => {
  const keys = ROUTES.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);

  expect(keys.filter((key, position) => keys.indexOf(key) !== position)).toEqual([]);
});
