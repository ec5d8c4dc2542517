// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../src/churnError.ts';
import type { OrgCall } from '../../src/salesforce/orgCalls.ts';
import { callsTo, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply, ScriptedOrg, Script } from './scriptedOrg.ts';

const EXPIRED: Reply = {
  status: 401,
  json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
};
const GET: OrgCall = { method: 'GET', path: '/thing', what: 'a thing' };
const PATCH: OrgCall = { method: 'PATCH', path: '/thing', what: 'a thing', body: '{}' };

let org: ScriptedOrg;
const script = async (replies: Script): Promise<void> => {
  org = await startScriptedOrg(replies);
};
afterEach(() => org.close());

test('sends token, user agent and JSON, and counts the request', async () => {
  await script({ 'PATCH /thing': [{ json: { ok: true } }] });
  const calls = callsTo(org);

  expect(await calls.json(PATCH)).toEqual({ ok: true });
  expect(calls.tally.made).toBe(1);
  expect(org.asked[0]!.token).toBe('Bearer first');
  expect(org.asked[0]!.headers).toMatchObject({
    'user-agent': 'test/1',
    'content-type': 'application/json; charset=UTF-8',
  });
});

test('a lost session is refreshed once and the call repeated, whatever its method', async () => {
  await script({ 'PATCH /thing': [EXPIRED, { json: {} }] });

  await callsTo(org).json(PATCH);

  expect(org.asked.map(({ token }) => token)).toEqual(['Bearer first', 'Bearer second']);
});

test('a session that a fresh token does not mend has expired', async () => {
  await script({ 'GET /thing': [EXPIRED] });

  await expect(callsTo(org).json(GET)).rejects.toMatchObject({ code: 'session_expired' });
  expect(org.asked).toHaveLength(2);
});

test.each([429, 500, 502, 503, 504])('a GET answered %d is made again', async (status) => {
  await script({ 'GET /thing': [{ status }, { status }, { json: 'good' }] });

  expect(await callsTo(org).json(GET)).toBe('good');
});

test('a GET whose connection is cut is made again', async () => {
  await script({ 'GET /thing': [{ cut: 'before' }, { text: '"go', cut: 'after' }, { json: 'good' }] });

  expect(await callsTo(org).json(GET)).toBe('good');
});

test('a GET is given up after so many attempts', async () => {
  await script({ 'GET /thing': [{ status: 503, text: 'busy' }] });

  await expect(callsTo(org).json(GET)).rejects.toMatchObject({ code: 'org_unreachable' });
  expect(org.asked).toHaveLength(3);
});

test('a write is not made again unless it says that it may be', async () => {
  await script({ 'PATCH /thing': [{ status: 503 }, { json: {} }] });
  const calls = callsTo(org);

  await expect(calls.json(PATCH)).rejects.toMatchObject({ code: 'org_unreachable' });
  expect(await calls.json({ ...PATCH, repeatable: true })).toEqual({});
});

test('a refusal is not made again', async () => {
  await script({ 'GET /thing': [{ status: 400, json: [{ errorCode: 'MALFORMED_QUERY', message: 'no' }] }] });

  await expect(callsTo(org).json(GET)).rejects.toMatchObject({
    code: 'org_refused',
    message: 'Salesforce refused a thing: MALFORMED_QUERY: no',
  });
  expect(org.asked).toHaveLength(1);
});

test('ask gives a refusal as an answer', async () => {
  await script({ 'GET /thing': [{ status: 404, text: 'none' }] });

  expect(await callsTo(org).ask(GET)).toEqual({ status: 404, body: 'none' });
});

test('an address where nobody answers is unreachable', async () => {
  await script({});
  const calls = callsTo(org);
  await org.close();

  await expect(calls.json(GET)).rejects.toMatchObject({
    code: 'org_unreachable',
    message: expect.stringContaining('ECONNREFUSED'),
  });
});

test('an aborted signal ends the waiting with its reason', async () => {
  await script({ 'GET /thing': [{ status: 503 }] });
  const control = new AbortController();
  const reason = new ChurnError('timed_out', 'over', 'again');
  const waiting = callsTo(org, { retryMs: 60_000 }).json({ ...GET, signal: control.signal });
  setTimeout(() => control.abort(reason), 20);

  await expect(waiting).rejects.toBe(reason);
});

test('an answer that does not begin in time counts as none', async () => {
  await script({ 'GET /thing': [{ json: 1 }] });
  const calls = callsTo(org, { attempts: 1 });
  const never = new ReadableStream<Uint8Array>({ start: () => undefined });
  const call: OrgCall = { method: 'PUT', path: '/thing', what: 'an upload', body: () => never, answerMs: 30 };

  await expect(calls.stream(call)).rejects.toMatchObject({ code: 'org_unreachable' });
});
