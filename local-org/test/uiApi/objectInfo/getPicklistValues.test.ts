// SPDX-License-Identifier: Apache-2.0
import { GERMAN_REP, openPagesOrg, REP, type PagesOrg } from '../pagesOrg.ts';

const MASTER = '012000000000000AAA';

let pagesOrg: PagesOrg;
beforeEach(() => {
  pagesOrg = openPagesOrg();
});
afterEach(() => pagesOrg.close());

const get = (path: string, user = REP) =>
  pagesOrg.call('GET', `/ui-api/object-info/Visit__c/picklist-values/${path}`, undefined, {
    as: pagesOrg.users[user] ?? '',
  });
const value = (text: string, label = text) => ({ attributes: null, label, validFor: [], value: text });

describe('picklist values', () => {
  it('are those of a field, with the one that new records get', async () => {
    const { status, body } = await get(`${MASTER}/Mood__c`);

    expect(status).toBe(200);
    expect(body).toEqual({
      controllerValues: {},
      defaultValue: value('Bad'),
      eTag: expect.stringMatching(/^[0-9a-f]{32}$/),
      url: `/services/data/v66.0/ui-api/object-info/Visit__c/picklist-values/${MASTER}/Mood__c`,
      values: [value('Good'), value('Bad')],
    });
  });

  it('come for all fields of an object at once', async () => {
    const { body } = await get(MASTER);
    const one = await get(`${MASTER}/Mood__c`);

    expect(body).toEqual({
      eTag: expect.stringMatching(/^[0-9a-f]{32}$/),
      picklistFieldValues: { Mood__c: one.body },
    });
  });

  it('have labels in the language of the user', async () => {
    pagesOrg.org.translations.putObject({
      object: 'Visit__c',
      language: 'de',
      fields: { Mood__c: { values: { Good: 'Gut' } } },
      messages: {},
      sections: {},
    });

    expect((await get(`${MASTER}/Mood__c`, GERMAN_REP)).body).toMatchObject({
      values: [value('Good', 'Gut'), value('Bad')],
    });
  });

  it('are those that new records may have', async () => {
    const object = pagesOrg.org.schema.object('Visit__c');
    const mood = object?.fields.get('Mood__c');
    if (object === undefined || mood?.picklist === undefined) throw new Error('Visit__c has no Mood__c');
    const values = mood.picklist.values.map((one) => ({ ...one, active: one.value === 'Good' }));
    const fields = new Map(object.fields).set('Mood__c', { ...mood, picklist: { restricted: true, values } });
    pagesOrg.org.schema.put({ ...object, fields });

    expect((await get(`${MASTER}/Mood__c`)).body).toMatchObject({ defaultValue: null, values: [value('Good')] });
  });

  it.each([
    ['a field that is no picklist', `${MASTER}/Note__c`],
    ['a field that there is not', `${MASTER}/None__c`],
    ['a record type that there is not', '0125g0000000001AAA/Mood__c'],
  ])('are not found for %s', async (_, path) => {
    expect((await get(path)).status).toBe(404);
  });
});
