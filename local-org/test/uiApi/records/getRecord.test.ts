// SPDX-License-Identifier: Apache-2.0
import { insert } from '../../testOrg.ts';
import { GERMAN_REP, openPagesOrg, REP, STRANGER, type PagesOrg } from '../pagesOrg.ts';

let pagesOrg: PagesOrg;
let placeId: string;
let visitId: string;
beforeEach(() => {
  pagesOrg = openPagesOrg();
  placeId = insert(pagesOrg.org, 'Place__c', { Name: 'Mill', City__c: 'Ulm' });
  visitId = insert(pagesOrg.org, 'Visit__c', { Name: 'First', Place__c: placeId, Score__c: 7.5, Fee__c: 12 });
});
afterEach(() => pagesOrg.close());

const get = (path: string, user = REP) =>
  pagesOrg.call('GET', `/ui-api${path}`, undefined, { as: pagesOrg.users[user] ?? '' });
const fieldsOf = (body: unknown): unknown => (body as { fields: unknown }).fields;

describe('a record of the UI API', () => {
  it('has the fields that were asked for, and what is known of itself', async () => {
    const { status, body } = await get(`/records/${visitId}?fields=Visit__c.Name,Visit__c.Score__c`);

    expect(status).toBe(200);
    expect(body).toEqual({
      apiName: 'Visit__c',
      childRelationships: {},
      eTag: expect.stringMatching(/^[0-9a-f]{32}$/),
      fields: { Name: { displayValue: null, value: 'First' }, Score__c: { displayValue: '7.5', value: 7.5 } },
      id: visitId,
      lastModifiedById: expect.stringMatching(/^005/),
      lastModifiedDate: '2026-03-04T12:00:00.000Z',
      recordTypeId: null,
      recordTypeInfo: null,
      systemModstamp: '2026-03-04T12:00:00.000Z',
      weakEtag: Date.parse('2026-03-04T12:00:00.000Z'),
    });
  });

  it('reads in the form of its user', async () => {
    const { body } = await get(`/records/${visitId}?fields=Visit__c.Score__c`, GERMAN_REP);

    expect(fieldsOf(body)).toEqual({ Score__c: { displayValue: '7,5', value: 7.5 } });
  });

  it('holds its parents as records, shown by their name', async () => {
    const { body } = await get(
      `/records/${visitId}?fields=Visit__c.Place__c,Visit__c.Place__r.Name&optionalFields=Visit__c.CreatedBy.Name`,
    );

    expect(fieldsOf(body)).toEqual({
      Place__c: { displayValue: null, value: placeId },
      Place__r: {
        displayValue: 'Mill',
        value: expect.objectContaining({
          apiName: 'Place__c',
          id: placeId,
          fields: { Name: { displayValue: null, value: 'Mill' } },
        }),
      },
      CreatedBy: {
        displayValue: 'Ada Admin',
        value: expect.objectContaining({ fields: { Name: { displayValue: null, value: 'Ada Admin' } } }),
      },
    });
  });

  it('has an empty parent where there is none', async () => {
    const alone = insert(pagesOrg.org, 'Visit__c', { Name: 'Alone' });

    const { body } = await get(`/records/${alone}?fields=Visit__c.Place__r.Name`);

    expect(fieldsOf(body)).toEqual({ Place__r: { displayValue: null, value: null } });
  });

  it('leaves out optional fields that are unknown or not readable', async () => {
    const { status, body } = await get(
      `/records/${visitId}?fields=Visit__c.Name&optionalFields=Visit__c.Fee__c,Visit__c.None__c,Visit__c.Place__r.City__c`,
    );

    expect(status).toBe(200);
    expect(fieldsOf(body)).toEqual({ Name: { displayValue: null, value: 'First' } });
  });

  it.each([
    ['a field that there is not', 'fields=Visit__c.None__c', 400, 'INVALID_FIELD'],
    ['a field of another object', 'fields=Place__c.Name', 400, 'INVALID_FIELD'],
    ['a field that the user may not read', 'fields=Visit__c.Fee__c', 403, 'INSUFFICIENT_ACCESS'],
    ['a field of a parent that the user may not read', 'fields=Visit__c.Place__r.City__c', 403, 'INSUFFICIENT_ACCESS'],
    ['nothing', '', 400, 'ILLEGAL_QUERY_PARAMETER_VALUE'],
    ['a layout that there is not', 'layoutTypes=Tiny', 400, 'ILLEGAL_QUERY_PARAMETER_VALUE'],
  ])('is refused for %s', async (_, query, status, errorCode) => {
    const answer = await get(`/records/${visitId}?${query}`);

    expect(answer.status).toBe(status);
    expect(answer.body).toEqual([{ errorCode, message: expect.any(String) }]);
  });

  it('is not found where it does not exist, and refused to users without access', async () => {
    const unknown = await get(`/records/${visitId.slice(0, 14)}9?fields=Visit__c.Name`);
    const foreign = await get('/records/zzz000000000001?fields=Visit__c.Name');
    const refused = await get(`/records/${visitId}?fields=Visit__c.Name`, STRANGER);

    expect([unknown.status, foreign.status, refused.status]).toEqual([404, 404, 403]);
    expect(JSON.stringify(refused.body)).not.toContain('Visit');
  });

  it('comes with others, each with its own answer', async () => {
    const { body } = await get(`/records/batch/${visitId},zzz000000000001?fields=Visit__c.Name`);

    expect(body).toEqual({
      hasErrors: true,
      results: [
        { result: expect.objectContaining({ id: visitId }), statusCode: 200 },
        { result: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }], statusCode: 404 },
      ],
    });
  });
});
