// SPDX-License-Identifier: Apache-2.0
// The local org with one object of its own, and the client connected to it as an administrator.
import { startLocalOrg } from '@churn-risk/local-org';
import type { LocalOrg, Org } from '@churn-risk/local-org';
import type { OrgPort, WriteRow } from '../../src/load/ports.ts';
import { connectOrg } from '../../src/salesforce/index.ts';
import type { OrgLimits, TokenSource } from '../../src/salesforce/index.ts';

export type ThingOrg = {
  readonly local: LocalOrg;
  connect(limits?: Partial<OrgLimits>, tokenSource?: TokenSource): Promise<OrgPort>;
  close(): Promise<void>;
};

export async function openThingOrg(): Promise<ThingOrg> {
  const local = await startLocalOrg({ delays: { jobQueue: 5, jobRun: 5 } });
  local.org.schema.put(THING);
  const adminTokens: TokenSource = {
    token: async () => local.issueToken(local.adminUsername),
    refresh: async () => local.issueToken(local.adminUsername),
  };
  return {
    local,
    connect: (limits, tokenSource = adminTokens) =>
      connectOrg({
        instanceUrl: local.url,
        apiVersion: '66.0',
        tokenSource,
        limits: { pollMs: 5, pollMaxMs: 20, retryMs: 5, ...limits },
      }),
    close: () => local.close(),
  };
}

/** All rows of a query. */
export async function rowsOf(org: OrgPort, soql: string): Promise<Array<Readonly<Record<string, unknown>>>> {
  const rows: Array<Readonly<Record<string, unknown>>> = [];
  for await (const page of org.query(soql)) rows.push(...page);
  return rows;
}

export const things = (count: number, more: (index: number) => WriteRow = () => ({})): WriteRow[] =>
  Array.from({ length: count }, (_, index) => ({ Key__c: `k${String(index).padStart(5, '0')}`, ...more(index) }));

type ObjectDef = Parameters<Org['schema']['put']>[0];
type FieldDef = ObjectDef['fields'] extends ReadonlyMap<string, infer Field> ? Field : never;

const field = (name: string, type: FieldDef['type'], more: Partial<FieldDef> = {}): [string, FieldDef] => [
  name,
  {
    ...{ name, type, label: name.replace('__c', ''), custom: name !== 'Name', permissionable: name !== 'Name' },
    ...{ long: false, length: 0, precision: 0, scale: 0, required: false, unique: false, caseSensitive: false },
    ...{ externalId: false, idLookup: false, createable: true, updateable: true, defaultValue: undefined },
    ...{ picklist: undefined, reference: undefined, autoNumber: undefined, formula: undefined },
    ...{ helpText: undefined, formulaTreatBlanksAsZero: false, ...more },
  },
];

const LEVELS = ['High', 'Low'].map((value) => ({ value, label: value, isDefault: false, active: true }));

const THING: ObjectDef = {
  ...{ name: 'Thing__c', label: 'Thing', pluralLabel: 'Things', keyPrefix: '', kind: 'custom', nameField: 'Name' },
  ...{ enableActivities: false, sharingModel: 'ReadWrite', validationRules: [] },
  fields: new Map([
    field('Name', 'string', { length: 80 }),
    field('Key__c', 'string', { length: 20, unique: true, externalId: true, idLookup: true }),
    field('Note__c', 'string', { length: 255 }),
    field('Level__c', 'picklist', { picklist: { values: LEVELS, restricted: true } }),
    field('Due__c', 'date'),
    field('At__c', 'datetime'),
    field('Size__c', 'double', { precision: 16, scale: 2 }),
    field('Flag__c', 'boolean', { defaultValue: 'false' }),
    field('Parent__c', 'reference', {
      reference: {
        ...{ to: ['Thing__c'], relationshipName: 'Parent__r', childRelationshipName: 'Things', kind: 'lookup' },
        ...{ deleteConstraint: 'SetNull', reparentable: true, writeRequiresMasterRead: false },
      },
    }),
  ]),
};
