// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { isBehind, phaseOf, type Phase } from '../../../chaos/tap/phase.ts';
import type { Call } from '../../../chaos/tap/tap.ts';

const API = '/services/data/v66.0';
const LAST_FILE = 'part-00001.parquet';

/** A load's calls in short, with the phase that each belongs to. */
const LOAD: readonly (readonly [Phase, string, string, string?])[] = [
  ['reading', 'GET', '/services/oauth2/userinfo'],
  ['reading', 'GET', '/bucket/runs/a/predictions/part-00000.parquet'],
  ['reading', 'POST', `${API}/composite`, '{"compositeRequest":[{"method":"GET","url":"x"}]}'],
  ['planning', 'GET', '/bucket/runs/a/predictions/part-00001.parquet'],
  ['planning', 'GET', `${API}/query?q=x`],
  ['lease', 'PUT', '/bucket/loads/o/a/l/report.json'],
  ['lease', 'PATCH', `${API}/sobjects/Churn_Run__c/Run_Id__c/a`],
  ['lease', 'GET', `${API}/jobs/ingest?jobType=V2Ingest`],
  ['lease', 'PATCH', `${API}/jobs/ingest/7500`, '{"state":"Aborted"}'],
  ['uploading', 'POST', `${API}/jobs/ingest`],
  ['uploading', 'PUT', `${API}/jobs/ingest/7501/batches`],
  ['uploading', 'PATCH', `${API}/jobs/ingest/7501`],
  ['polling', 'GET', `${API}/jobs/ingest/7501`],
  ['polling', 'GET', `${API}/jobs/ingest/7501/failedResults`],
  ['uploading', 'POST', `${API}/jobs/ingest`],
  ['polling', 'GET', `${API}/jobs/ingest/7502`],
  ['task check', 'GET', `${API}/query?q=x`],
  ['report', 'PATCH', `${API}/sobjects/Churn_Run__c/a01`],
  ['report', 'GET', `${API}/query?q=x`],
  ['report', 'PUT', '/bucket/loads/o/a/l/report.json'],
];

describe('the phase of a load', () => {
  test('follows from its calls', () => {
    let phase: Phase = 'reading';
    const phases = LOAD.map(
      ([, method, path, body]) => (phase = phaseOf(callOf(method, path, body), phase, LAST_FILE)),
    );

    expect(phases).toEqual(LOAD.map(([expected]) => expected));
  });

  test('is the lease where a composite call writes', () => {
    const write = callOf('POST', `${API}/composite`, '{"compositeRequest":[{"method": "PATCH","url":"x"}]}');

    expect(phaseOf(write, 'planning', LAST_FILE)).toBe('lease');
  });

  test('lies behind those before it, uploading and polling aside, which take turns', () => {
    expect([isBehind('report', 'lease'), isBehind('lease', 'report')]).toEqual([true, false]);
    expect([isBehind('polling', 'uploading'), isBehind('uploading', 'polling')]).toEqual([false, false]);
  });
});

function callOf(method: string, path: string, body = ''): Call {
  return { method, path, body: Buffer.from(body) };
}
