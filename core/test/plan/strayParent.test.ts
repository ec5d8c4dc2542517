// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { strayParentOf } from '../../src/plan/strayParent.ts';
import { anAccount } from '../rules/anAccount.ts';
import { aContext, anOrgAccount, anOrgRisk } from './anOrg.ts';
import { planOf } from './planOf.ts';

test('a Risk whose key has moved to another Account is said to be a detail of the former one', () => {
  const risk = anOrgRisk({ parentId: '001-before' });

  expect(strayParentOf(risk, anOrgAccount())).toEqual({ strayParentId: '001-before' });
});

test('nothing is said of a Risk on the Account that holds its key, of a new one, or of a key that nobody holds', () => {
  expect(strayParentOf(anOrgRisk(), anOrgAccount())).toEqual({});
  expect(strayParentOf(undefined, anOrgAccount())).toEqual({});
  expect(strayParentOf(anOrgRisk({ parentId: '001-before' }), undefined)).toEqual({});
});

test('wherever keys have moved, writes without a stray parent are details of different Accounts', () => {
  const keys = ['a', 'b', 'c', 'd'];
  const accounts = keys.map((key) => anOrgAccount({ key, id: `001-${key}` }));
  const parents = fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd')), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(parents, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (parentKeys, atRisk) => {
      const risks = keys.flatMap((key, at) => {
        const parent = parentKeys[at];
        return parent ? [anOrgRisk({ id: key, riskKey: `${key}:2026`, parentId: `001-${parent}` })] : [];
      });
      const run = keys.map((accountKey, at) =>
        anAccount([{ probabilityMicros: atRisk[at] ? 700_000 : 100_000 }], { accountKey }),
      );

      const parentOf = new Map(risks.map(({ id, parentId }) => [id, parentId]));
      const written = planOf(aContext({ accounts, risks }), run).actions.filter(({ values }) => values !== undefined);
      const unshared = written.filter(({ strayParentId }) => strayParentId === undefined);
      const details = unshared.map(({ riskId, accountId }) => parentOf.get(riskId ?? '') ?? `001-${accountId}`);
      expect(new Set(details).size).toBe(details.length);
    }),
  );
});
