// SPDX-License-Identifier: Apache-2.0
import { parse } from 'csv-parse/sync';
import { bulkRoutes } from '../../src/bulk/routes.ts';
import type { PermissionSetDef } from '../../src/access/permissionSet.ts';
import { openOrg, type OrgOptions } from '../../src/openOrg.ts';
import type { Org } from '../../src/org.ts';
import { makeId } from '../../src/records/ids.ts';
import type { RecordValues } from '../../src/records/records.ts';
import { defineField, defineLookup, definePicklist } from '../../src/schema/field.ts';
import { createDispatch } from '../../src/wire/dispatch.ts';
import { createRouter } from '../../src/wire/router.ts';

export const ADMIN_ID = makeId('005', 1);
const SYSTEM = { userId: ADMIN_ID, system: true } as const;

export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
  readonly headers: Headers;
};
export type Row = Readonly<Record<string, string>>;

/** An org with the routes of the Bulk API and nothing else, spoken to as HTTP. */
export function openBulkOrg(options: OrgOptions = {}) {
  const { org, close } = openOrg({ delays: { jobQueue: 0, jobRun: 0 }, ...options });
  const dispatch = createDispatch(org, createRouter(bulkRoutes));
  const tokens = new Map<string, string>();
  const tokenOf = (userId: string): string => {
    const token = tokens.get(userId) ?? org.sessions.issue(userId).token;
    tokens.set(userId, token);
    return token;
  };

  async function call(method: string, path: string, body?: unknown, as: string = ADMIN_ID): Promise<Answer> {
    const isCsv = typeof body === 'string';
    const request = new Request(`http://org.example/services/data/v66.0/jobs/${path}`, {
      method,
      headers: { authorization: `Bearer ${tokenOf(as)}`, 'content-type': isCsv ? 'text/csv' : 'application/json' },
      ...(body === undefined ? {} : { body: isCsv ? body : JSON.stringify(body) }),
    });
    const response = await dispatch(request);
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, text, json: isJson ? JSON.parse(text) : undefined, headers: response.headers };
  }

  /** Creates a job, uploads, closes and waits for its end. Answers its id. */
  async function ingest(
    job: Readonly<Record<string, unknown>>,
    content: string,
    as: string = ADMIN_ID,
  ): Promise<string> {
    const { id } = (await call('POST', 'ingest', job, as)).json as { id: string };
    await call('PUT', `ingest/${id}/batches`, content, as);
    await call('PATCH', `ingest/${id}`, { state: 'UploadComplete' }, as);
    await org.background.idle();
    return id;
  }

  const rows = async (path: string): Promise<Row[]> => parse((await call('GET', path)).text, { columns: true });
  return { org, close, call, ingest, rows, dispatch, tokenOf };
}

/** Inserts a record in system context; throws where it is refused. */
export function insert(org: Org, object: string, values: RecordValues): string {
  const [result] = org.records.save({
    object,
    operation: 'insert',
    records: [{ values }],
    allOrNone: true,
    actor: SYSTEM,
  });
  if (result?.success !== true) throw new Error(JSON.stringify(result));
  return result.id;
}

/** A user without any permission but to use the API. */
export function insertUser(org: Org, username: string, profile = 'Minimum Access - API Only Integrations'): string {
  const ProfileId = String(org.records.find('Profile', { Name: profile }, 1)[0]?.['Id']);
  const settings = {
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  };
  return insert(org, 'User', {
    Username: username,
    Email: username,
    LastName: 'Test',
    Alias: 'test',
    ProfileId,
    ...settings,
  });
}

/** An object with a key, a restricted picklist, a date, a number and a lookup to itself. */
export function putThing(org: Org): void {
  const fields = [
    defineField({ name: 'Name', label: 'Name', type: 'string', length: 80 }),
    defineField({
      name: 'Key__c',
      label: 'Key',
      type: 'string',
      length: 20,
      externalId: true,
      unique: true,
      idLookup: true,
      ...CUSTOM,
    }),
    defineField({
      name: 'Level__c',
      label: 'Level',
      type: 'picklist',
      picklist: definePicklist(['High', 'Low'], true),
      ...CUSTOM,
    }),
    defineField({ name: 'Due__c', label: 'Due', type: 'date', ...CUSTOM }),
    defineField({ name: 'Size__c', label: 'Size', type: 'double', precision: 16, scale: 2, ...CUSTOM }),
    defineField({
      name: 'Parent__c',
      label: 'Parent',
      type: 'reference',
      reference: defineLookup(['Thing__c'], 'Parent__r'),
      ...CUSTOM,
    }),
  ];
  org.schema.put({
    ...{ name: 'Thing__c', label: 'Thing', pluralLabel: 'Things', keyPrefix: '', kind: 'custom', nameField: 'Name' },
    ...{
      fields: new Map(fields.map((field) => [field.name, field])),
      enableActivities: true,
      sharingModel: 'ReadWrite',
    },
    validationRules: [],
  });
}

/** The same object as a detail of accounts, which are locked when things are saved. */
export function putThingOfAccount(org: Org): void {
  putThing(org);
  const thing = org.schema.object('Thing__c');
  if (thing === undefined) throw new Error('the org has no things');
  const account = defineField({
    ...{ name: 'Account__c', label: 'Account', type: 'reference', required: true, custom: true },
    reference: defineLookup(['Account'], 'Account__r', { kind: 'masterDetail' }),
  });
  org.schema.put({ ...thing, fields: new Map([...thing.fields, [account.name, account]]) });
}

const CUSTOM = { custom: true, permissionable: true } as const;

/** Gives a user a permission set of their own. */
export function grant(org: Org, userId: string, permissions: Partial<PermissionSetDef>): void {
  const name = `Set_${userId}`;
  const nothing = { objects: [], fields: [], customMetadataTypes: [], userPermissions: [], customPermissions: [] };
  org.access.put({ ...nothing, ...permissions, name });
  const PermissionSetId = insert(org, 'PermissionSet', { Name: name, Label: name });
  insert(org, 'PermissionSetAssignment', { AssigneeId: userId, PermissionSetId });
}

/** Full use of an object, fields apart. */
export const objectPermission = (object: string): PermissionSetDef['objects'][number] => ({
  ...{
    object,
    create: true,
    read: true,
    edit: true,
    delete: true,
    viewAll: true,
    modifyAll: true,
    viewAllFields: false,
  },
});
