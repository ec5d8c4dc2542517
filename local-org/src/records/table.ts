// SPDX-License-Identifier: Apache-2.0
// One SQLite table per object: how it is made, and how values look in it.
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import type { ColumnValue, Database, SqlFunction } from './database.ts';
import type { FieldValue, RecordValues } from './records.ts';

export type Table = {
  readonly object: ObjectDef;
  /** Fields that are stored: all but calculated ones. */
  readonly columns: readonly FieldDef[];
  /** Values in the order of `columns`. */
  readonly insert: string;
  /** Values in the order of `columns`, then the id. */
  readonly update: string;
  /** Rows of a JSON list of ids. */
  readonly select: string;
};

const tables = new WeakMap<ObjectDef, Table>();

export function tableOf(object: ObjectDef): Table {
  const known = tables.get(object);
  if (known !== undefined) return known;
  const table = describeTable(object);
  tables.set(object, table);
  return table;
}

/** Makes the object's table, or adds the columns and indexes that it lacks. Columns of removed fields stay, unused. */
export function syncTable(database: Database, object: ObjectDef): void {
  const { columns } = tableOf(object);
  const present = new Set(database.rows(`PRAGMA table_info(${quote(object.name)})`).map((row) => String(row['name'])));
  if (present.size === 0) database.run(`CREATE TABLE ${quote(object.name)} (${columns.map(declareColumn).join(', ')})`);
  else columns.filter((field) => !present.has(field.name)).forEach((field) => addColumn(database, object, field));
  columns.forEach((field) => syncIndex(database, object, field));
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The expression that an indexed text field is compared by: `fold` takes case away as the platform does, beyond ASCII. */
export function comparable(field: FieldDef, column: string): string {
  return isFolded(field) ? `fold(${column})` : column;
}

export function comparableValue(field: FieldDef, value: ColumnValue): ColumnValue {
  return isFolded(field) && typeof value === 'string' ? fold(value) : value;
}

export function fold(text: string): string {
  return text.toLowerCase();
}

/** The same for SQL; indexes are made of it, so a database must know it before it is used. */
export const FOLD: SqlFunction = {
  name: 'fold',
  call: (value) => (typeof value === 'string' ? fold(value) : (value ?? null)),
};

export function isText(field: FieldDef): boolean {
  return TEXT_TYPES.has(field.type);
}

/** Whether equality on the field is answered from an index. */
export function isIndexed(field: FieldDef): boolean {
  return field.unique || field.externalId || field.idLookup || field.type === 'reference';
}

export function toColumn(value: FieldValue | undefined): ColumnValue {
  if (value === undefined) return null;
  return typeof value === 'boolean' ? Number(value) : value;
}

export function fromColumn(field: FieldDef, value: ColumnValue | undefined): FieldValue {
  if (field.type === 'boolean') return value === 1;
  return value ?? null;
}

/** A tuple in the order of `columns` as a record. */
export function toRecord(table: Table, tuple: readonly ColumnValue[]): Record<string, FieldValue> {
  const record: Record<string, FieldValue> = {};
  table.columns.forEach((field, position) => (record[field.name] = fromColumn(field, tuple[position])));
  return record;
}

export function toTuple(table: Table, values: RecordValues): ColumnValue[] {
  return table.columns.map((field) =>
    field.type === 'boolean' ? Number(values[field.name] === true) : toColumn(values[field.name]),
  );
}

const TEXT_TYPES: ReadonlySet<string> = new Set([
  'string',
  'textarea',
  'picklist',
  'multipicklist',
  'email',
  'phone',
  'url',
]);
const NUMBER_TYPES: ReadonlySet<string> = new Set(['int', 'double', 'currency', 'percent']);

const isFolded = (field: FieldDef): boolean => isText(field) && isIndexed(field) && !field.caseSensitive;

function describeTable(object: ObjectDef): Table {
  const columns = [...object.fields.values()].filter((field) => field.formula === undefined);
  const names = columns.map(({ name }) => quote(name));
  const table = quote(object.name);
  return {
    object,
    columns,
    insert: `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    update: `UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE "Id" = ?`,
    select: `SELECT ${names.join(', ')} FROM ${table} WHERE "Id" IN (SELECT value FROM json_each(?)) ORDER BY "Id"`,
  };
}

function declareColumn(field: FieldDef): string {
  if (field.name === 'Id') return '"Id" TEXT PRIMARY KEY';
  return `${quote(field.name)} ${columnType(field)}`;
}

function columnType(field: FieldDef): string {
  if (field.type === 'boolean') return `INTEGER NOT NULL DEFAULT ${Number(field.defaultValue === 'true')}`;
  if (NUMBER_TYPES.has(field.type)) return 'REAL';
  // most comparisons are of ASCII, which SQLite's own collation folds without a call into JavaScript
  return isText(field) && !field.caseSensitive ? 'TEXT COLLATE NOCASE' : 'TEXT';
}

function addColumn(database: Database, object: ObjectDef, field: FieldDef): void {
  database.run(`ALTER TABLE ${quote(object.name)} ADD COLUMN ${declareColumn(field)}`);
}

function syncIndex(database: Database, object: ObjectDef, field: FieldDef): void {
  if (field.name === 'Id') return;
  const [plain, unique] = [quote(`${object.name}.${field.name}`), quote(`${object.name}.${field.name} unique`)];
  const target = `${quote(object.name)} (${comparable(field, quote(field.name))})`;
  if (!field.unique) database.run(`DROP INDEX IF EXISTS ${unique}`);
  if (field.unique) database.run(`CREATE UNIQUE INDEX IF NOT EXISTS ${unique} ON ${target}`);
  else if (isIndexed(field)) database.run(`CREATE INDEX IF NOT EXISTS ${plain} ON ${target}`);
}
