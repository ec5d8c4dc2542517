// SPDX-License-Identifier: Apache-2.0
import { insert } from '../../testOrg.ts';
import { openGraphqlOrg, type GraphqlOrg } from '../graphqlOrg.ts';

let at: GraphqlOrg;

beforeAll(() => {
  at = openGraphqlOrg();
  for (let index = 0; index < 25; index += 1) insert(at.org, 'Contact', { LastName: String(index).padStart(2, '0') });
});
afterAll(() => at.close());

type Page = {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly LastName: { readonly value: string } };
  }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
};

const PAGE = `edges { cursor node { LastName { value } } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount`;

async function readPage(page: string, variables: Record<string, unknown> = {}): Promise<Page> {
  const text = `query q($after: String) { uiapi { query { Contact(after: $after, orderBy: {LastName: {}} ${page}) { ${PAGE} } } } }`;
  return ((await at.read(text, variables)) as { Contact: Page }).Contact;
}

const namesOf = ({ edges }: Page): readonly string[] => edges.map(({ node }) => node.LastName.value);

test('a page has ten records where nothing is said', async () => {
  const page = await readPage('');

  expect(namesOf(page)).toEqual(['00', '01', '02', '03', '04', '05', '06', '07', '08', '09']);
  expect(page.totalCount).toBe(25);
  expect(page.pageInfo).toEqual({
    hasNextPage: true,
    hasPreviousPage: false,
    startCursor: page.edges[0]?.cursor,
    endCursor: page.edges[9]?.cursor,
  });
});

test('pages that follow each other by their cursors show every record once', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Page = await readPage(', first: 7', { after });
    seen.push(...namesOf(page));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);

  expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => String(index).padStart(2, '0')));
});

test('an empty result has a page without cursors', async () => {
  expect(await readPage(', where: {LastName: {eq: "none"}}')).toEqual({
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    totalCount: 0,
  });
});

test('upperBound cuts what pages are made of', async () => {
  for (let index = 0; index < 200; index += 1) insert(at.org, 'Opportunity', opportunity(index));

  const bounded = await at.read('{ uiapi { query { Opportunity(first: 200, upperBound: 200) { totalCount } } } }');

  insert(at.org, 'Opportunity', opportunity(200));
  const still = await at.read('{ uiapi { query { Opportunity(first: 200, upperBound: 200) { totalCount } } } }');
  expect([bounded, still]).toEqual([{ Opportunity: { totalCount: 200 } }, { Opportunity: { totalCount: 200 } }]);
});

const opportunity = (index: number) => ({ Name: String(index), StageName: 'Prospecting', CloseDate: '2026-03-04' });

test.each([
  ['first: 0', 'first must be between 1 and 2000, it is 0'],
  ['first: 2001', 'first must be between 1 and 2000, it is 2001'],
  ['first: 10, upperBound: 200', 'first must be between 200 and 2000, it is 10'],
  ['upperBound: 199', 'upperBound must be between 200 and 2000, it is 199'],
  ['after: "what"', 'Invalid cursor: what'],
])('%s is refused', async (argument, message) => {
  const { data, errors } = await at.ask(`{ uiapi { query { Contact(${argument}) { totalCount } } } }`);

  expect(data).toEqual({ uiapi: { query: { Contact: null } } });
  expect(errors).toEqual([
    {
      message,
      locations: [{ line: 1, column: 19 }],
      path: ['uiapi', 'query', 'Contact'],
      extensions: { ErrorType: 'DataFetchingException' },
    },
  ]);
});

test('the keys of orderBy sort in the order in which they are given', async () => {
  const names = async (orderBy: string, declared = '', variables = {}) => {
    const { Thing__c } = (await at.read(
      `query q${declared} { uiapi { query { Thing__c(orderBy: ${orderBy}) { edges { node { Name { value } } } } } } }`,
      variables,
    )) as { Thing__c: { edges: readonly { node: { Name: { value: string } } }[] } };
    return Thing__c.edges.map(({ node }) => node.Name.value);
  };

  expect(await names('{Amount__c: {order: DESC}, Account__r: {Name: {order: DESC}}}')).toEqual([
    'One',
    "O'Three",
    'Two',
  ]);
  expect(await names('{Account__r: {Name: {order: DESC}}, Amount__c: {order: ASC}}')).toEqual([
    "O'Three",
    'Two',
    'One',
  ]);
  expect(await names('{Seen__c: {nulls: LAST}, Name: {order: ASC}}')).toEqual(['Two', "O'Three", 'One']);
  expect(
    await names('$order', '($order: Thing__c_OrderBy)', { order: { Kind__c: { order: 'ASC' }, Amount__c: {} } }),
  ).toEqual(['Two', "O'Three", 'One']);
  expect(await names('$order', '($order: Thing__c_OrderBy = {Share__c: {}, Name: {order: DESC}})')).toEqual([
    'Two',
    "O'Three",
    'One',
  ]);
});
