// SPDX-License-Identifier: Apache-2.0
import { deployFiles, problemsOf } from '../../metadata/deployFiles.ts';
import { insert } from '../../testOrg.ts';
import { GERMAN_REP, openPagesOrg, REP, type PagesOrg } from '../pagesOrg.ts';

let pagesOrg: PagesOrg;
beforeEach(() => {
  pagesOrg = openPagesOrg();
});
afterEach(() => pagesOrg.close());

const item = (field: string, behavior: string): string =>
  `<layoutItems><behavior>${behavior}</behavior><field>${field}</field></layoutItems>`;
const LAYOUT = `<Layout><layoutSections><detailHeading>true</detailHeading><label>What it is</label><layoutColumns>${item('Name', 'Required')}${item('Fee__c', 'Edit')}${item('CreatedById', 'Readonly')}</layoutColumns><layoutColumns>${item('Place__c', 'Edit')}${item('Score__c', 'Edit')}</layoutColumns><style>TwoColumnsTopToBottom</style></layoutSections></Layout>`;

async function deployLayout(): Promise<void> {
  const deployed = await deployFiles(pagesOrg.org, { 'layouts/Visit__c-Visit Layout.layout': LAYOUT });
  expect(problemsOf(deployed)).toEqual([]);
}

const get = async (path: string, user = REP): Promise<unknown> =>
  (await pagesOrg.call('GET', `/ui-api${path}`, undefined, { as: pagesOrg.users[user] ?? '' })).body;

type Layout = {
  readonly sections: readonly {
    readonly heading: string;
    readonly layoutRows: readonly { readonly layoutItems: readonly { readonly label: string }[] }[];
  }[];
};
const labelsOf = (layout: unknown): unknown =>
  (layout as Layout).sections.map(({ layoutRows }) =>
    layoutRows.map(({ layoutItems }) => layoutItems.map(({ label }) => label)),
  );

const shown = (label: string, apiNames: readonly string[], options: Record<string, unknown> = {}) => ({
  editableForNew: false,
  editableForUpdate: false,
  label,
  layoutComponents: apiNames.map((apiName) => ({ apiName, componentType: 'Field', label: expect.any(String) })),
  lookupIdApiName: null,
  required: false,
  sortable: false,
  ...options,
});
const EDITABLE = { editableForNew: true, editableForUpdate: true };
const EMPTY = {
  ...shown('', []),
  layoutComponents: [{ apiName: null, componentType: 'EmptySpace', label: null }],
};

describe('the layout of an object', () => {
  it('has the rows of the deployed layout, without fields that the user may not read', async () => {
    await deployLayout();

    expect(await get('/layout/Visit__c')).toEqual({
      eTag: expect.stringMatching(/^[0-9a-f]{32}$/),
      id: null,
      layoutType: 'Full',
      mode: 'View',
      objectApiName: 'Visit__c',
      recordTypeId: '012000000000000AAA',
      saveOptions: [],
      sections: [
        {
          collapsible: true,
          columns: 2,
          heading: 'What it is',
          id: 'Visit__c-0',
          layoutRows: [
            {
              layoutItems: [
                shown('Name', ['Name'], { ...EDITABLE, required: true }),
                shown('Place', ['Place__c'], { ...EDITABLE, lookupIdApiName: 'Place__c' }),
              ],
            },
            { layoutItems: [EMPTY, shown('Score', ['Score__c'])] },
            {
              layoutItems: [
                shown('Created By', ['CreatedById', 'CreatedDate'], { lookupIdApiName: 'CreatedById' }),
                EMPTY,
              ],
            },
          ],
          rows: 3,
          tabOrder: 'LeftRight',
          useHeading: true,
        },
      ],
    });
  });

  it('shows all fields where none was deployed', async () => {
    expect(labelsOf(await get('/layout/Visit__c'))).toEqual([
      [
        ['Owner', 'Score'],
        ['Name', ''],
        ['Place', 'On'],
        ['Mood', 'Note'],
      ],
    ]);
  });

  it('has headings and labels in the language of the user', async () => {
    await deployLayout();
    pagesOrg.org.translations.putObject({
      object: 'Visit__c',
      language: 'de',
      fields: { Score__c: { label: 'Punkte', values: {} } },
      messages: {},
      sections: { 'Visit Layout': { 'What it is': 'Was es ist' } },
    });

    const german = (await get('/layout/Visit__c', GERMAN_REP)) as Layout;

    expect(german.sections[0]?.heading).toBe('Was es ist');
    expect(labelsOf(german)).toEqual([
      [
        ['Name', 'Place'],
        ['', 'Punkte'],
        ['Erstellt von', ''],
      ],
    ]);
  });

  it('is the compact layout of the object where that is asked for', async () => {
    const object = pagesOrg.org.schema.object('Visit__c');
    expect(labelsOf(await get('/layout/Visit__c?layoutType=Compact'))).toEqual([[['Name'], ['Owner']]]);

    const deployed = await deployFiles(pagesOrg.org, {
      'objects/Visit__c.object': `<CustomObject><compactLayoutAssignment>Short</compactLayoutAssignment><compactLayouts><fullName>Short</fullName><fields>Name</fields><fields>Score__c</fields><label>Short</label></compactLayouts><deploymentStatus>Deployed</deploymentStatus><label>${object?.label}</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Visits</pluralLabel><sharingModel>ReadWrite</sharingModel></CustomObject>`,
    });

    expect(problemsOf(deployed)).toEqual([]);
    expect(labelsOf(await get('/layout/Visit__c?layoutType=Compact'))).toEqual([[['Name'], ['Score']]]);
  });

  it('is refused for a kind or mode that there is not', async () => {
    const error = [{ errorCode: 'ILLEGAL_QUERY_PARAMETER_VALUE', message: expect.any(String) }];

    expect(await get('/layout/Visit__c?layoutType=Tiny')).toEqual(error);
    expect(await get('/layout/Visit__c?mode=Print')).toEqual(error);
  });
});

describe('what a page of records needs', () => {
  it('comes in one answer: records with the fields of their layouts, layouts, object infos', async () => {
    await deployLayout();
    const placeId = insert(pagesOrg.org, 'Place__c', { Name: 'Mill' });
    const id = insert(pagesOrg.org, 'Visit__c', { Name: 'First', Place__c: placeId, Score__c: 1, Fee__c: 5 });

    const body = await get(`/record-ui/${id}?layoutTypes=Full,Compact&modes=View,Edit&optionalFields=Visit__c.Mood__c`);

    const full = { View: expect.objectContaining({ mode: 'View' }), Edit: expect.objectContaining({ mode: 'Edit' }) };
    expect(body).toEqual({
      layoutUserStates: {},
      layouts: { Visit__c: { '012000000000000AAA': { Full: full, Compact: full } } },
      objectInfos: { Visit__c: await get('/object-info/Visit__c') },
      records: { [id]: expect.objectContaining({ apiName: 'Visit__c', id }) },
    });
    const { records } = body as { records: Record<string, { fields: Record<string, { value: unknown }> }> };
    expect(Object.keys(records[id]?.fields ?? {}).sort()).toEqual([
      'CreatedBy',
      'CreatedById',
      'CreatedDate',
      'Mood__c',
      'Name',
      'Owner',
      'OwnerId',
      'Place__c',
      'Place__r',
      'Score__c',
    ]);
  });

  it('is not found for a record that there is not', async () => {
    expect(await get('/record-ui/a005g0000000009AAA')).toEqual([
      { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' },
    ]);
  });
});
