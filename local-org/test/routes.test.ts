// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { insertFaults } from 'local-faults';
import { insertOperations, renderOperations } from '../scripts/operationsTable.ts';
import { FAULTS } from '../src/faults/faults.ts';
import { ROUTES } from '../src/routes.ts';
import { STANDARD_OBJECTS } from '../src/schema/standardObjects.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('every operation names the page that it implements', () => {
  expect(ROUTES.filter(({ doc }) => !/^(https:\/\/|README)/.test(doc))).toEqual([]);
});

test('no two operations share method and path', () => {
  const keys = ROUTES.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);

  expect(keys.filter((key, position) => keys.indexOf(key) !== position)).toEqual([]);
});

test('the README lists the operations that are served', () => {
  expect(insertOperations(README, renderOperations(ROUTES))).toBe(README);
});

test('the README lists the faults that can be switched on', () => {
  expect(insertFaults(README, FAULTS)).toBe(README);
});

test('the README lists the standard objects', () => {
  const names = STANDARD_OBJECTS.map(({ name }) => name).sort();

  expect(README).toContain(`Standard objects: ${names.join(', ')}.`);
});
