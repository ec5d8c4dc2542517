// SPDX-License-Identifier: Apache-2.0
// REST as an administrator would use it. It shares nothing with the project's own client, so that neither hides the other's mistakes.

export type FieldDescription = {
  readonly name: string;
  readonly type: string;
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
};
export type OrgRecord = Readonly<Record<string, unknown>> & { readonly Id: string };
export type NewRecord = Readonly<Record<string, unknown>>;
/** In the order of the records that were sent. */
export type SavedRecord = {
  readonly id?: string;
  readonly success: boolean;
  readonly errors: readonly { readonly statusCode: string; readonly message: string }[];
};

export interface AdminClient {
  query(soql: string): Promise<readonly OrgRecord[]>;
  fields(object: string): Promise<readonly FieldDescription[]>;
  create(object: string, records: readonly NewRecord[]): Promise<readonly SavedRecord[]>;
  update(object: string, records: readonly OrgRecord[]): Promise<readonly SavedRecord[]>;
}

/** Every call throws an Error with the org's own words where it refuses the whole request. */
export function createAdminClient(orgUrl: string, token: string): AdminClient {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(new URL(path, orgUrl), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const save = async (
    method: string,
    object: string,
    records: readonly NewRecord[],
  ): Promise<readonly SavedRecord[]> => {
    const saved: SavedRecord[] = [];
    for (let start = 0; start < records.length; start += COLLECTION_SIZE) {
      const chunk = records
        .slice(start, start + COLLECTION_SIZE)
        .map((record) => ({ attributes: { type: object }, ...record }));
      saved.push(
        ...(await call<SavedRecord[]>(method, `${API}/composite/sobjects`, { allOrNone: false, records: chunk })),
      );
    }
    return saved;
  };
  return {
    query: async (soql) => {
      const records: OrgRecord[] = [];
      let path: string | undefined = `${API}/query?q=${encodeURIComponent(soql)}`;
      while (path !== undefined) {
        const page: QueryPage = await call<QueryPage>('GET', path);
        records.push(...page.records);
        path = page.nextRecordsUrl;
      }
      return records;
    },
    fields: async (object) =>
      (await call<{ fields: FieldDescription[] }>('GET', `${API}/sobjects/${object}/describe`)).fields,
    create: (object, records) => save('POST', object, records),
    update: (object, records) =>
      save(
        'PATCH',
        object,
        records.map(({ Id, ...values }) => ({ id: Id, ...values })),
      ),
  };
}

type QueryPage = { readonly records: readonly OrgRecord[]; readonly nextRecordsUrl?: string };

const API = '/services/data/v66.0';
const COLLECTION_SIZE = 200;
