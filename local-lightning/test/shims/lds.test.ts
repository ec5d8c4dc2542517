// SPDX-License-Identifier: Apache-2.0
// The cache that wire adapters share, as a browser runs it; only the network is a stand-in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { SHIMS } from '../../src/build/folders.ts';
import { aFolder, writeInto } from '../aPackage.ts';

type Emitted = { readonly data?: unknown; readonly error?: unknown; refresh(): Promise<void> };
type Adapter = { connect(): void; disconnect(): void; update(config: object): void };
type Lds = {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<unknown>;
  makeAdapter(options: object): new (emit: (value: Emitted) => void) => Adapter;
  refreshRecords(ids: readonly string[]): Promise<void>;
};

const PART = 'a015g0000000001AAA';
const OTHER = 'a015g0000000002AAA';

let lds: Lds;
let answers: Record<string, () => Promise<unknown>>;
let asked: string[];

beforeEach(async () => {
  const folder = aFolder();
  const source = readFileSync(join(SHIMS, 'local/lds/lds.js'), 'utf8').replace(`'local/page'`, `'./page.mjs'`);
  writeInto(folder, 'page.mjs', `export const username = 'rep@example.com';`);
  writeInto(folder, 'lds.mjs', source);
  lds = (await import(join(folder, 'lds.mjs'))) as Lds;
  asked = [];
  answers = {};
});

/** Connects an adapter that loads `answers[key]`, and gives what it emits. */
function connect(key: string): { readonly adapter: Adapter; readonly emitted: Emitted[] } {
  const Recorder = recorder();
  const emitted: Emitted[] = [];
  const adapter = new Recorder((value) => emitted.push(value));
  adapter.connect();
  adapter.update({ key });
  return { adapter, emitted };
}

const recorder = () =>
  lds.makeAdapter({
    plan: ({ key }: { readonly key?: string }) =>
      key && { key, load: () => (asked.push(key), answers[key]?.() ?? Promise.resolve({ id: key })) },
    emitAnswer: (data: unknown) => ({ data, error: undefined }),
    emitError: (error: unknown) => ({ data: undefined, error }),
  });

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

const dataOf = (emitted: readonly Emitted[]): readonly unknown[] => emitted.map(({ data }) => data);

test('an adapter emits nothing known first, and then the answer', async () => {
  const { emitted } = connect(PART);
  await settle();

  expect(dataOf(emitted)).toEqual([undefined, { id: PART }]);
});

test('equal requests are asked once, and a later one has its answer at once', async () => {
  const [first, second] = [connect(PART), connect(PART)];
  await settle();
  const third = connect(PART);

  expect([first, second, third].map(({ emitted }) => emitted.at(-1)?.data)).toEqual([
    { id: PART },
    { id: PART },
    { id: PART },
  ]);
  expect(asked).toEqual([PART]);
});

test('an adapter whose configuration is not complete asks nothing', async () => {
  const { adapter, emitted } = connect('');
  adapter.update({});
  await settle();

  expect([dataOf(emitted), asked]).toEqual([[undefined], []]);
});

test('an answer that comes after the adapter went on to another request is not emitted', async () => {
  let answer: (value: unknown) => void = () => undefined;
  answers[PART] = () => new Promise((resolve) => (answer = resolve));
  const { adapter, emitted } = connect(PART);
  adapter.update({ key: OTHER });
  await settle();
  answer({ id: PART });
  await settle();

  expect(dataOf(emitted)).toEqual([undefined, { id: OTHER }]);
});

test('of two refreshes the later answer stands, whichever comes first', async () => {
  const open: ((value: unknown) => void)[] = [];
  const { emitted } = connect(PART);
  await settle();
  answers[PART] = () => new Promise((resolve) => open.push(resolve));
  const refreshed = [emitted.at(-1)?.refresh(), emitted.at(-1)?.refresh()];
  open[1]?.('second');
  await settle();
  open[0]?.('first');
  await Promise.all(refreshed);

  expect(dataOf(emitted)).toEqual([undefined, { id: PART }, 'second']);
});

test('a changed record is read again where it is shown, forgotten where not, and others are left alone', async () => {
  const shown = connect(PART);
  const other = connect(OTHER);
  answers['gone'] = () => Promise.resolve({ edges: [{ node: { Id: PART } }] });
  const gone = connect('gone');
  await settle();
  gone.adapter.disconnect();

  await lds.refreshRecords([PART]);
  gone.adapter.connect();
  await settle();

  expect(asked).toEqual([PART, OTHER, 'gone', PART, 'gone']);
  expect([shown, other].map(({ emitted }) => emitted.length)).toEqual([3, 2]);
});

test('an error is emitted, and a refresh can end it', async () => {
  answers[PART] = () => Promise.reject(new Error('down'));
  const { emitted } = connect(PART);
  await settle();
  delete answers[PART];
  await emitted.at(-1)?.refresh();

  expect(emitted.map(({ data, error }) => [data, (error as Error | undefined)?.message])).toEqual([
    [undefined, undefined],
    [undefined, 'down'],
    [{ id: PART }, undefined],
  ]);
});

describe('a call', () => {
  const answerWith = (status: number, body: string) =>
    jest.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(new Response(body, { status })));
  afterEach(() => jest.restoreAllMocks());

  test('goes to the page’s own server as the page’s user', async () => {
    const fetched = answerWith(200, '{"id":"1"}');

    expect(await lds.call('PATCH', '/ui-api/records/1', { fields: {} }, { 'If-Unmodified-Since': 'then' })).toEqual({
      id: '1',
    });
    expect(fetched.mock.calls).toEqual([
      [
        '/services/data/v66.0/ui-api/records/1',
        {
          method: 'PATCH',
          headers: {
            'content-type': 'application/json',
            'x-local-user': 'rep@example.com',
            'If-Unmodified-Since': 'then',
          },
          body: '{"fields":{}}',
        },
      ],
    ]);
  });

  test('without a body in the answer gives undefined', async () => {
    jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(null, { status: 204 }));

    expect(await lds.call('DELETE', '/ui-api/records/1')).toBeUndefined();
  });

  test.each([
    ['a list of errors', '[{"errorCode":"NOT_FOUND","message":"gone"}]', { errorCode: 'NOT_FOUND', message: 'gone' }],
    ['an error of a save', '{"message":"no","output":{"errors":[]}}', { message: 'no', output: { errors: [] } }],
    ['a text', 'down', { message: 'down' }],
  ])('that fails with %s throws the first error as the body', async (_, text, body) => {
    answerWith(404, text);

    await expect(lds.call('GET', '/ui-api/records/1')).rejects.toEqual({
      ok: false,
      status: 404,
      statusText: '',
      body: { statusCode: 404, ...body },
    });
  });
});
