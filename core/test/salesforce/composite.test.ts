// SPDX-License-Identifier: Apache-2.0
import { askTogether, type Subrequest } from '../../src/salesforce/composite.ts';
import { API, callsTo, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply, ScriptedOrg } from './scriptedOrg.ts';

const COMPOSITE = `POST ${API}/composite`;
const describeOf = (object: string): Subrequest => {
  return { method: 'GET', path: `${API}/sobjects/${object}/describe`, what: `the describe of ${object}` };
};
const queryOf = (number: number): Subrequest => {
  return { method: 'GET', path: `${API}/query?q=${number}`, what: 'a query' };
};
const update: Subrequest = { method: 'PATCH', path: `${API}/sobjects/A/1`, what: 'an update', body: { Note: 'n' } };

/** The answer of a composite request: a status and a body for each part. */
const parts = (...answers: readonly (readonly [status: number, body: unknown])[]): Reply => ({
  json: {
    compositeResponse: answers.map(([httpStatusCode, body], index) => {
      return { httpStatusCode, body, httpHeaders: {}, referenceId: `r${index}` };
    }),
  },
});
const ok = (count: number): Reply => parts(...Array.from({ length: count }, () => [200, {}] as const));

let org: ScriptedOrg;
afterEach(() => org.close());

const lines = (): string[] => org.asked.map(({ line }) => line);
const sizes = (): number[] =>
  org.asked.map(({ body }) => (JSON.parse(body) as { compositeRequest: unknown[] }).compositeRequest.length);

test('sends all in one call, in their order, none dependent on another', async () => {
  org = await startScriptedOrg({ [COMPOSITE]: [parts([200, { name: 'A' }], [404, []], [204, null])] });

  const answers = await askTogether(callsTo(org), [describeOf('A'), describeOf('B'), update]);

  expect(answers).toEqual([
    { status: 200, body: { name: 'A' } },
    { status: 404, body: [] },
    { status: 204, body: undefined },
  ]);
  expect(org.asked.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    {
      allOrNone: false,
      collateSubrequests: false,
      compositeRequest: [
        { method: 'GET', url: `${API}/sobjects/A/describe`, referenceId: 'r0' },
        { method: 'GET', url: `${API}/sobjects/B/describe`, referenceId: 'r1' },
        { method: 'PATCH', url: `${API}/sobjects/A/1`, referenceId: 'r2', body: { Note: 'n' } },
      ],
    },
  ]);
});

test('a single request is sent as it is', async () => {
  org = await startScriptedOrg({ [`GET ${API}/sobjects/A/describe`]: [{ json: { name: 'A' } }] });

  expect(await askTogether(callsTo(org), [describeOf('A')])).toEqual([{ status: 200, body: { name: 'A' } }]);
});

test('more than the platform takes at once goes in several calls', async () => {
  org = await startScriptedOrg({ [COMPOSITE]: [ok(25), ok(5)] });

  const answers = await askTogether(
    callsTo(org),
    Array.from({ length: 30 }, (_, index) => describeOf(`A${index}`)),
  );

  expect([answers.length, sizes()]).toEqual([30, [25, 5]]);
});

test('five queries are the most of one call', async () => {
  org = await startScriptedOrg({ [COMPOSITE]: [ok(6), ok(2)] });

  await askTogether(callsTo(org), [describeOf('A'), ...[1, 2, 3, 4, 5, 6].map(queryOf), describeOf('B')]);

  expect(sizes()).toEqual([6, 2]);
});

test('a part that could not be answered now is asked for alone', async () => {
  org = await startScriptedOrg({
    [COMPOSITE]: [parts([200, { name: 'A' }], [503, [{ errorCode: 'SERVER_UNAVAILABLE', message: 'busy' }]])],
    [`GET ${API}/sobjects/B/describe`]: [{ status: 503 }, { json: { name: 'B' } }],
  });

  const answers = await askTogether(callsTo(org), [describeOf('A'), describeOf('B')]);

  expect(answers.map(({ body }) => body)).toEqual([{ name: 'A' }, { name: 'B' }]);
  expect(lines()).toEqual([COMPOSITE, `GET ${API}/sobjects/B/describe`, `GET ${API}/sobjects/B/describe`]);
});

test('a request that is refused as a whole says why', async () => {
  const message = 'The request can’t contain more than 25 operations.';
  const whole = { httpStatusCode: 400, referenceId: null, body: [{ errorCode: 'LIMIT_EXCEEDED', message }] };
  org = await startScriptedOrg({ [COMPOSITE]: [{ json: { compositeResponse: [whole] } }] });

  await expect(askTogether(callsTo(org), [describeOf('A'), describeOf('B')])).rejects.toMatchObject({
    code: 'org_refused',
    message: `Salesforce refused 2 requests at once: LIMIT_EXCEEDED: ${message}`,
  });
});

test('a lost answer is asked for again', async () => {
  org = await startScriptedOrg({ [COMPOSITE]: [{ cut: 'before' }, ok(2)] });

  expect(await askTogether(callsTo(org), [update, update])).toHaveLength(2);
});
