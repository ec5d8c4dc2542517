// SPDX-License-Identifier: Apache-2.0
import type { RecordValues } from '../../src/records/records.ts';
import type { FieldDef } from '../../src/schema/definitions.ts';
import { defineLookup, definePicklist } from '../../src/schema/field.ts';
import { aField, anObject, insert, insertUser, openTestOrg, type TestOrg } from '../testOrg.ts';

export type GraphqlError = {
  readonly message: string;
  readonly locations: readonly unknown[];
  readonly path?: readonly unknown[];
  readonly extensions: { readonly ErrorType: string };
};

export type GraphqlAnswer = { readonly data: unknown; readonly errors: readonly GraphqlError[] };

export type GraphqlOrg = TestOrg & {
  readonly acme: string;
  readonly zeta: string;
  /** One, Two and Three, in this order. */
  readonly things: readonly string[];
  /** Answers `{data, errors}`; throws where the status is not 200. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>, as?: string): Promise<GraphqlAnswer>;
  /** What the objects of `uiapi { query { ... } }` are; throws where there are errors. */
  read(query: string, variables?: Readonly<Record<string, unknown>>, as?: string): Promise<unknown>;
};

/** Accounts with things, things with parts, and tasks about things and accounts. */
export function openGraphqlOrg(): GraphqlOrg {
  const at = openTestOrg();
  putObjects(at);
  const acme = insert(at.org, 'Account', { Name: 'Acme', Phone: '1' });
  const zeta = insert(at.org, 'Account', { Name: 'Zeta' });
  const things = THINGS.map((values, index) =>
    insert(at.org, 'Thing__c', { ...values, Account__c: index < 2 ? acme : zeta }),
  );
  const ask: GraphqlOrg['ask'] = async (query, variables, as) => {
    const { status, body } = await at.call('POST', '/graphql', { query, variables }, as === undefined ? {} : { as });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body as GraphqlAnswer;
  };
  const read: GraphqlOrg['read'] = async (query, variables, as) => {
    const { data, errors } = await ask(query, variables, as);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return (data as { uiapi: { query: unknown } }).uiapi.query;
  };
  return { ...at, acme, zeta, things, ask, read };
}

/** A user who reads and edits accounts and things, of whose fields only these. */
export function insertReader(at: GraphqlOrg, name: string, fields: readonly string[]): string {
  const all = { create: false, read: true, edit: true, delete: false, viewAll: true, modifyAll: false };
  at.org.access.put({
    name,
    objects: [{ object: 'Thing__c', ...all, viewAllFields: false }],
    fields: fields.map((field) => ({ object: 'Thing__c', field, readable: true, editable: true })),
    customMetadataTypes: [],
    userPermissions: [],
    customPermissions: [],
  });
  const userId = insertUser(at.org, `${name}@test.example`, { profile: 'Standard User' });
  const set = insert(at.org, 'PermissionSet', { Name: name, Label: name });
  insert(at.org, 'PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set });
  return userId;
}

/** The nodes of a connection. */
export function nodesOf(connection: unknown): readonly unknown[] {
  return (connection as { edges: readonly { node: unknown }[] }).edges.map(({ node }) => node);
}

const THINGS: readonly RecordValues[] = [
  {
    Name: 'One',
    Amount__c: 1234.5,
    Share__c: 12.5,
    Kind__c: 'red',
    Due__c: '2026-03-04',
    Tags__c: 'a;b',
    Done__c: true,
    Essay__c: 'long',
  },
  { Name: 'Two', Amount__c: 20, Kind__c: 'blue', Due__c: '2026-03-10', Seen__c: '2026-03-04T11:30:00Z', Tags__c: 'b' },
  { Name: "O'Three", Amount__c: 20, Kind__c: 'red', Due__c: '2025-12-31' },
];

function putObjects({ org }: TestOrg): void {
  const kind = definePicklist(['red', 'blue']);
  const labelled = { ...kind, values: kind.values.map((one) => ({ ...one, label: one.value.toUpperCase() })) };
  org.schema.put(
    anObject(
      'Thing__c',
      [
        master('Account', 'Account__r', 'Things__r'),
        aField('Amount__c', { type: 'currency', precision: 18, scale: 2 }),
        aField('Share__c', { type: 'percent', precision: 5, scale: 1 }),
        aField('Kind__c', { type: 'picklist', picklist: labelled }),
        aField('Due__c', { type: 'date' }),
        aField('Seen__c', { type: 'datetime' }),
        aField('Tags__c', { type: 'multipicklist', length: 4099, picklist: definePicklist(['a', 'b']) }),
        aField('Done__c', { type: 'boolean' }),
        aField('Essay__c', { type: 'textarea', long: true, length: 32768 }),
        aField('Double__c', { type: 'currency', precision: 18, scale: 2, formula: 'Amount__c * 2' }),
      ],
      { enableActivities: true, sharingModel: 'ControlledByParent' },
    ),
  );
  org.schema.put(
    anObject('Part__c', [master('Thing__c', 'Thing__r', 'Parts__r')], { sharingModel: 'ControlledByParent' }),
  );
}

function master(to: string, relation: string, children: string): FieldDef {
  const reference = {
    ...defineLookup([to], relation, { childRelationshipName: children }),
    kind: 'masterDetail' as const,
  };
  const name = relation.replace('__r', '__c');
  return aField(name, { type: 'reference', required: true, permissionable: false, reference });
}
