// SPDX-License-Identifier: Apache-2.0
import { answerFaults } from '../src/answerFaults.ts';
import { createSwitchboard } from '../src/switchboard.ts';
import { number } from '../src/option.ts';

const board = createSwitchboard([
  { name: 'flood', does: 'covers', page: '', matches: [], options: { depth: number('in metres', 2) } },
]);

const send = async (method: string, path = '', body?: string) => {
  const request = new Request(`http://here.example/_local/faults${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
  });
  const response = await answerFaults(request, board);
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
};

test('an order is posted, listed and deleted by its id', async () => {
  const posted = await send('POST', '', '{"name":"flood","depth":3}');

  expect(posted).toEqual({ status: 201, body: { id: 'fault-1' } });
  expect((await send('GET')).body).toEqual([{ id: 'fault-1', name: 'flood', options: { depth: 3 }, strikes: 0 }]);
  expect(await send('DELETE', '/fault-1')).toEqual({ status: 204, body: undefined });
  expect((await send('GET')).body).toEqual([]);
});

test('all are deleted at once', async () => {
  await send('POST', '', '{"name":"flood"}');
  await send('POST', '', '{"name":"flood"}');

  expect([(await send('DELETE')).status, (await send('GET')).body]).toEqual([204, []]);
});

test.each([
  ['POST', '', '{"name":"fire"}', 400, 'no fault is called "fire"; there are flood'],
  ['POST', '', '[]', 400, 'an order is an object with the name of a fault; there are flood'],
  ['POST', '', 'flood', 400, 'the body is no JSON: '],
  ['DELETE', '/fault-9', undefined, 404, 'no fault fault-9 is switched on; GET /_local/faults lists those that are'],
  ['PUT', '', '{}', 405, 'PUT does nothing here; POST an order, GET the list, DELETE one or all'],
])('%s %s with %s is refused in words', async (method, path, body, status, message) => {
  expect(await send(method, path, body)).toEqual({ status, body: { error: expect.stringContaining(message) } });
});
