// SPDX-License-Identifier: Apache-2.0
import { deployFiles } from '../../metadata/deployFiles.ts';
import { GERMAN_REP, openPagesOrg, REP, STRANGER, type PagesOrg } from '../pagesOrg.ts';

let pagesOrg: PagesOrg;
beforeEach(() => {
  pagesOrg = openPagesOrg();
});
afterEach(() => pagesOrg.close());

type Info = { readonly label: string; readonly fields: Readonly<Record<string, Record<string, unknown>>> };

const get = (path: string, user = REP) =>
  pagesOrg.call('GET', `/ui-api/object-info${path}`, undefined, { as: pagesOrg.users[user] ?? '' });
const infoOf = async (name: string, user = REP): Promise<Info> => (await get(`/${name}`, user)).body as Info;

describe('the info of an object', () => {
  it('tells what the object is and what the user may do', async () => {
    const { status, body } = await get('/Visit__c');

    expect(status).toBe(200);
    expect(body).toEqual({
      apiName: 'Visit__c',
      associateEntityType: null,
      associateParentEntity: null,
      childRelationships: [],
      compactLayoutable: true,
      createable: true,
      custom: true,
      defaultRecordTypeId: '012000000000000AAA',
      deletable: true,
      dependentFields: {},
      eTag: expect.stringMatching(/^[0-9a-f]{32}$/),
      feedEnabled: false,
      fields: expect.any(Object),
      keyPrefix: 'a01',
      label: 'Visit',
      labelPlural: 'Visits',
      layoutable: true,
      mruEnabled: false,
      nameFields: ['Name'],
      queryable: true,
      recordTypeInfos: {
        '012000000000000AAA': {
          available: true,
          defaultRecordTypeMapping: true,
          master: true,
          name: 'Master',
          recordTypeId: '012000000000000AAA',
        },
      },
      searchLayoutable: false,
      searchable: false,
      themeInfo: null,
      updateable: true,
    });
  });

  it('has the fields that the user may read, with what may be done with each', async () => {
    const { fields } = await infoOf('Visit__c');

    expect(fields['Fee__c']).toBeUndefined();
    expect(fields['Score__c']).toEqual({
      apiName: 'Score__c',
      calculated: false,
      compound: false,
      compoundComponentName: null,
      compoundFieldName: null,
      controllerName: null,
      controllingFields: [],
      createable: false,
      custom: true,
      dataType: 'Double',
      extraTypeInfo: null,
      filterable: true,
      filteredLookupInfo: null,
      highScaleNumber: false,
      htmlFormatted: false,
      inlineHelpText: null,
      label: 'Score',
      length: 0,
      maskType: null,
      nameField: false,
      polymorphicForeignKey: false,
      precision: 5,
      reference: false,
      referenceTargetField: null,
      referenceToInfos: [],
      relationshipName: null,
      required: false,
      scale: 1,
      searchPrefilterable: false,
      sortable: true,
      unique: false,
      updateable: false,
    });
    expect(fields['Note__c']).toMatchObject({
      dataType: 'TextArea',
      inlineHelpText: 'What was said',
      sortable: false,
      updateable: true,
    });
    expect(fields['Place__c']).toMatchObject({
      dataType: 'Reference',
      reference: true,
      referenceToInfos: [{ apiName: 'Place__c', nameFields: ['Name'] }],
      relationshipName: 'Place__r',
    });
  });

  it('lists the lookups of other objects that the user may read', async () => {
    const { body } = await get('/Place__c');

    expect(body).toMatchObject({
      childRelationships: [
        {
          childObjectApiName: 'Visit__c',
          fieldName: 'Place__c',
          junctionIdListNames: [],
          junctionReferenceTo: [],
          relationshipName: 'Visits__r',
        },
      ],
    });
  });

  it('names the parts of a person', async () => {
    expect((await get('/User')).body).toMatchObject({ nameFields: ['FirstName', 'LastName', 'Name'] });
  });

  it("has the icon of a standard object, and of a custom one the one of its tab's motif", async () => {
    await deployFiles(pagesOrg.org, {
      'tabs/Visit__c.tab':
        '<CustomTab><customObject>true</customObject><motif>Custom57: Building Block</motif></CustomTab>',
    });

    expect((await get('/Visit__c')).body).toMatchObject({
      themeInfo: { iconUrl: 'http://org.example/img/icon/t4v35/custom/custom57_120.png' },
    });
    expect((await get('/User')).body).toMatchObject({
      themeInfo: { iconUrl: 'http://org.example/img/icon/t4v35/standard/user_120.png' },
    });
  });

  it('is in the language of the user', async () => {
    pagesOrg.org.translations.putObject({
      object: 'Visit__c',
      language: 'de',
      label: 'Besuch',
      fields: { Note__c: { label: 'Notiz', help: 'Was gesagt wurde', values: {} } },
      messages: {},
      sections: {},
    });

    const [german, english] = [await infoOf('Visit__c', GERMAN_REP), await infoOf('Visit__c')];

    expect([german.label, german.fields['Note__c']?.['label'], german.fields['Note__c']?.['inlineHelpText']]).toEqual([
      'Besuch',
      'Notiz',
      'Was gesagt wurde',
    ]);
    expect([english.label, english.fields['Note__c']?.['label']]).toEqual(['Visit', 'Note']);
  });

  it.each([
    ['an object that there is not', '/None__c', REP, 404],
    ['an object that the user does not see', '/Visit__c', STRANGER, 404],
  ])('is not found for %s', async (_, path, user, status) => {
    const answer = await get(path, user);

    expect([answer.status, answer.body]).toEqual([
      status,
      [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
    ]);
  });

  it('comes with those of others, each with its own answer', async () => {
    const { body } = await get('/batch/Visit__c,None__c');

    expect(body).toEqual({
      results: [
        { result: expect.objectContaining({ apiName: 'Visit__c' }), statusCode: 200 },
        { result: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }], statusCode: 404 },
      ],
    });
  });

  it('is refused for custom metadata, which the UI API does not serve', async () => {
    await deployFiles(pagesOrg.org, {
      'objects/Rate__mdt.object': '<CustomObject><label>Rate</label><pluralLabel>Rates</pluralLabel></CustomObject>',
    });

    const { status, body } = await pagesOrg.call('GET', '/ui-api/object-info/Rate__mdt');

    expect([status, body]).toEqual([
      400,
      [{ errorCode: 'INVALID_TYPE', message: "sObject type 'Rate__mdt' is not supported." }],
    ]);
  });
});
