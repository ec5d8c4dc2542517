// SPDX-License-Identifier: Apache-2.0
import { openOrg, type OrgOptions } from '../src/openOrg.ts';
import type { Org } from '../src/org.ts';
import { makeId } from '../src/records/ids.ts';
import type { RecordValues } from '../src/records/records.ts';
import { ROUTES } from '../src/routes.ts';
import type { FieldDef, ObjectDef } from '../src/schema/definitions.ts';
import { defineField } from '../src/schema/field.ts';
import { createDispatch } from '../src/wire/dispatch.ts';
import { createRouter } from '../src/wire/router.ts';

export const ADMIN_ID = makeId('005', 1);
/** Noon, so that no test depends on the day on which it runs. */
export const NOW = new Date('2026-03-04T12:00:00.000Z');

export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

export type TestOrg = {
  readonly org: Org;
  /** A request below /services/data/v66.0, as the administrator unless `as` is another user. */
  call(
    method: string,
    path: string,
    body?: unknown,
    options?: { as?: string; headers?: Record<string, string> },
  ): Promise<Answer>;
  /** The records of a query, without their attributes. */
  query(soql: string, as?: string): Promise<unknown>;
  close(): Promise<void>;
};

/** An org in memory with every route, spoken to as HTTP but without a socket. */
export function openTestOrg(options: OrgOptions = {}): TestOrg {
  const { org, close } = openOrg({ clock: { now: () => NOW }, ...options });
  const dispatch = createDispatch(org, createRouter(ROUTES));
  const tokens = new Map<string, string>();
  const tokenOf = (userId: string): string => {
    const token = tokens.get(userId) ?? org.sessions.issue(userId).token;
    tokens.set(userId, token);
    return token;
  };

  const call: TestOrg['call'] = async (method, path, body, { as = ADMIN_ID, headers = {} } = {}) => {
    const url = /^\/(services|id|_local)\//.test(path) ? path : `/services/data/v66.0${path}`;
    const request = new Request(`http://org.example${url}`, {
      method,
      headers: { authorization: `Bearer ${tokenOf(as)}`, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const response = await dispatch(request);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
  };

  const query: TestOrg['query'] = async (soql, as = ADMIN_ID) => {
    const { status, body } = await call('GET', `/query?q=${encodeURIComponent(soql)}`, undefined, { as });
    return status === 200 ? withoutAttributes((body as { records: unknown }).records) : body;
  };

  return { org, call, query, close };
}

/** Inserts a record in system context; throws where it is refused. */
export function insert(org: Org, object: string, values: RecordValues): string {
  const actor = { userId: ADMIN_ID, system: true };
  const [result] = org.records.save({ object, operation: 'insert', records: [{ values }], allOrNone: true, actor });
  if (result?.success !== true) throw new Error(JSON.stringify(result));
  return result.id;
}

export function insertUser(
  org: Org,
  username: string,
  values: RecordValues & { readonly profile?: string } = {},
): string {
  const { profile = 'Minimum Access - API Only Integrations', ...others } = values;
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
    ...others,
  });
}

/** A custom object, from its fields. */
export function anObject(name: string, fields: readonly FieldDef[], options: Partial<ObjectDef> = {}): ObjectDef {
  const nameField = defineField({ name: 'Name', label: 'Name', type: 'string', length: 80, idLookup: true });
  return {
    name,
    label: name.replace(/__c$/, ''),
    pluralLabel: `${name.replace(/__c$/, '')}s`,
    keyPrefix: '',
    kind: 'custom',
    nameField: 'Name',
    fields: new Map([nameField, ...fields].map((field) => [field.name, field])),
    enableActivities: false,
    sharingModel: 'ReadWrite',
    validationRules: [],
    ...options,
  };
}

export function aField(name: string, options: Partial<FieldDef> = {}): FieldDef {
  const type = options.type ?? 'string';
  return defineField({
    name,
    label: name.replace(/__c$/, '').replaceAll('_', ' '),
    length: type === 'string' ? 20 : 0,
    custom: true,
    permissionable: true,
    ...options,
    type,
  });
}

function withoutAttributes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAttributes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'attributes')
      .map(([key, item]) => [key, withoutAttributes(item)]),
  );
}
