// SPDX-License-Identifier: Apache-2.0
import { isCrowded, readJson, readPlatformError, refusal } from '../../src/salesforce/platformError.ts';

describe('readPlatformError', () => {
  test.each([
    [
      '[{"errorCode":"INVALID_FIELD","message":"No such column","fields":["X__c"]}]',
      { code: 'INVALID_FIELD', message: 'No such column', fields: ['X__c'] },
    ],
    [
      '{"error":"invalid_grant","error_description":"user hasn\'t approved this consumer"}',
      { code: 'invalid_grant', message: "user hasn't approved this consumer", fields: [] },
    ],
    ['<html>Bad gateway</html>', { code: 'HTTP_502', message: 'answered 502', fields: [] }],
    ['', { code: 'HTTP_502', message: 'answered 502', fields: [] }],
    ['[]', { code: 'HTTP_502', message: 'answered 502', fields: [] }],
  ])('reads %p', (body, expected) => {
    expect(readPlatformError(502, body)).toEqual(expected);
  });
});

describe('refusal', () => {
  test('names what was asked, the code and the words of the platform', () => {
    const error = refusal('a query', 400, '[{"errorCode":"MALFORMED_QUERY","message":"unexpected token"}]');

    expect(error).toMatchObject({
      code: 'org_refused',
      message: 'Salesforce refused a query: MALFORMED_QUERY: unexpected token',
      data: { status: 400, code: 'MALFORMED_QUERY', message: 'unexpected token' },
    });
  });

  test('calls an org that has no answer unreachable', () => {
    expect(refusal('a query', 503, 'busy')).toMatchObject({
      code: 'org_unreachable',
      message: 'Salesforce could not answer (a query): HTTP_503: answered 503',
    });
  });

  test.each([
    ['a day of calls', '[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"TotalRequests Limit exceeded."}]'],
    ['a day of batches', '[{"errorCode":"API_ERROR","message":"ExceededQuota : no batches left"}]'],
  ])('tells a used-up allowance of %s apart', (_, body) => {
    expect(refusal('a query', 403, body)).toMatchObject({
      code: 'allowance_used_up',
      next: expect.stringContaining('run the same again later'),
    });
  });
});

test('too many calls at this moment are no used-up allowance', () => {
  const body = (message: string) => JSON.stringify([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message }]);

  expect([
    isCrowded(403, body('ConcurrentPerOrgLongTxn Limit exceeded.')),
    isCrowded(403, body('TotalRequests Limit exceeded.')),
  ]).toEqual([true, false]);
});

test('readJson tells that an answer is no JSON', () => {
  expect(() => readJson('a query', '<html>')).toThrow(
    expect.objectContaining({ code: 'org_response', message: 'The answer is not JSON (a query).' }),
  );
});
