// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { aField, anObject, insert, openTestOrg, type TestOrg } from '../testOrg.ts';

type Row = { readonly Name: string; readonly A__c: number | null; readonly B__c: string | null };

// every pair of values, so that nulls meet everything
const ROWS: readonly Row[] = [null, 1, 2].flatMap((A__c) =>
  [null, 'x', 'Y'].map((B__c) => ({ Name: `${A__c}${B__c}`, A__c, B__c })),
);

/** A condition as text, and what it says of a row: yes or no, never unknown. */
type Filter = { readonly soql: string; readonly test: (row: Row) => boolean };

const leaf: fc.Arbitrary<Filter> = fc.constantFrom<Filter>(
  { soql: 'A__c = 1', test: ({ A__c }) => A__c === 1 },
  { soql: 'A__c != 1', test: ({ A__c }) => A__c !== 1 },
  { soql: 'A__c > 1', test: ({ A__c }) => A__c !== null && A__c > 1 },
  { soql: 'A__c = null', test: ({ A__c }) => A__c === null },
  { soql: 'A__c != null', test: ({ A__c }) => A__c !== null },
  { soql: "B__c = 'X'", test: ({ B__c }) => B__c === 'x' },
  { soql: "B__c LIKE 'y%'", test: ({ B__c }) => B__c === 'Y' },
  { soql: "B__c IN ('x', 'y')", test: ({ B__c }) => B__c !== null },
  { soql: "B__c NOT IN ('x')", test: ({ B__c }) => B__c !== 'x' },
);

const join = (operator: 'AND' | 'OR', parts: readonly Filter[]): Filter => ({
  soql: `(${parts.map(({ soql }) => soql).join(` ${operator} `)})`,
  test: (row) => (operator === 'AND' ? parts.every(({ test }) => test(row)) : parts.some(({ test }) => test(row))),
});
const negate = ({ soql, test }: Filter): Filter => ({ soql: `(NOT ${soql})`, test: (row) => !test(row) });

const { filter } = fc.letrec<{ filter: Filter }>((tie) => {
  const parts = fc.array(tie('filter'), { minLength: 1, maxLength: 3 });
  return {
    filter: fc.oneof(
      { depthSize: 'small' },
      leaf,
      parts.map((list) => join('AND', list)),
      parts.map((list) => join('OR', list)),
      tie('filter').map(negate),
    ),
  };
});

let at: TestOrg;

beforeAll(() => {
  at = openTestOrg();
  at.org.schema.put(anObject('Thing__c', [aField('A__c', { type: 'double', precision: 3 }), aField('B__c')]));
  ROWS.forEach((row) => insert(at.org, 'Thing__c', row));
});
afterAll(() => at.close());

test('any tree of conditions finds what it says, and its negation finds the rest', async () => {
  await fc.assert(
    fc.asyncProperty(filter, async ({ soql, test }) => {
      // refused by name, see queryErrors.test.ts
      fc.pre(!/NOT[\s(]+NOT[\s(]+NOT/.test(`NOT ${soql}`));
      const namesOf = async (where: string) =>
        ((await at.query(`SELECT Name FROM Thing__c WHERE ${where}`)) as Row[]).map(({ Name }) => Name);

      const [found, rest] = await Promise.all([namesOf(soql), namesOf(`NOT ${soql}`)]);

      expect(found).toEqual(ROWS.filter(test).map(({ Name }) => Name));
      expect(rest).toEqual(ROWS.filter((row) => !test(row)).map(({ Name }) => Name));
    }),
    { numRuns: 300 },
  );
});
