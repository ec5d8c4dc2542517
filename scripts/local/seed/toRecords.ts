// SPDX-License-Identifier: Apache-2.0
// Cells of a seed file -> values of a record, by what the org says of its fields.
import type { AdminClient, FieldDescription, NewRecord } from '../adminClient.ts';
import type { SeedFile } from './seedFolder.ts';

type Read = (cell: string) => unknown;
type Column = { readonly name: string; readonly field: string; readonly read: Read };

/** Empty cells are left out; a `Relation.Field` column is looked up. Throws an Error naming file and column, or the value that is not there. */
export async function toRecords(client: AdminClient, { object, file, rows }: SeedFile): Promise<readonly NewRecord[]> {
  const fields = await client.fields(object);
  const columns: Column[] = [];
  for (const name of Object.keys(rows[0] ?? {})) columns.push(await describeColumn(client, fields, name, file));
  return rows.map((row) => {
    const filled = columns.filter(({ name }) => (row[name] ?? '') !== '');
    return Object.fromEntries(filled.map(({ name, field, read }) => [field, read(row[name] ?? '')]));
  });
}

async function describeColumn(
  client: AdminClient,
  fields: readonly FieldDescription[],
  name: string,
  file: string,
): Promise<Column> {
  const [relation = '', key] = name.split('.');
  const field = fields.find(
    (candidate) => (key === undefined ? candidate.name : candidate.relationshipName) === relation,
  );
  if (field === undefined) throw new Error(`${file}: the org has no field for the column ${name}`);
  return {
    name,
    field: field.name,
    read: key === undefined ? (READERS[field.type] ?? String) : await lookUp(client, field, key, `${file}: ${name}`),
  };
}

const READERS: Readonly<Record<string, Read>> = {
  boolean: (cell) => cell.toLowerCase() === 'true',
  int: Number,
  double: Number,
  currency: Number,
  percent: Number,
};

async function lookUp(
  client: AdminClient,
  { referenceTo }: FieldDescription,
  key: string,
  column: string,
): Promise<Read> {
  const ids = new Map<string, string>();
  for (const target of referenceTo) {
    const hasKey = (await client.fields(target)).some(({ name }) => name === key);
    const parents = hasKey ? await client.query(`SELECT Id, ${key} FROM ${target} WHERE ${key} != null`) : [];
    for (const parent of parents) ids.set(String(parent[key]), parent.Id);
  }
  return (cell) => {
    const id = ids.get(cell);
    if (id === undefined) throw new Error(`${column}: there is no ${referenceTo.join(' or ')} ${cell}`);
    return id;
  };
}
