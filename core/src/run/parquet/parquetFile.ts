// SPDX-License-Identifier: Apache-2.0
import {
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type ColumnMetaData,
  type FileMetaData,
  type ParquetScan,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { ChurnError } from '../../churnError.ts';
import { requireColumns } from '../columnPresence.ts';
import { COLUMNS, type Column } from '../row.ts';
import {
  ABSENT_COLUMN,
  createColumnReader,
  createValueReader,
  type ColumnChunk,
  type ColumnReader,
} from './columnReader.ts';
import type { ColumnDecoder } from './pageCells.ts';
import { PARSERS } from './parsers.ts';
import { adaptElement } from './schemaElement.ts';
import { openFileBuffer, type FileBuffer } from './fileBuffer.ts';

/** A row range of the file, from 0, `rowEnd` excluded. */
export type RowRange = { readonly rowStart: number; readonly rowEnd: number };

/** A prediction file in Parquet, read column by column. */
export type ParquetFile = {
  /** Those that hold rows, in file order. */
  readonly rowGroups: readonly RowRange[];
  /** The schema of a column as the file has it; undefined where it lacks the column. */
  column(name: Column): SchemaTree | undefined;
  /** Reads a column from its start; nulls where the file lacks it. */
  openColumn(name: Column): ColumnReader;
  close(): Promise<void>;
};

const ROLES: Readonly<Record<Column, 'text' | 'number' | 'day' | 'list'>> = {
  account_key: 'text',
  renewal_key: 'text',
  product: 'text',
  renewal_date: 'day',
  renewal_value: 'number',
  segment: 'text',
  churn_probability: 'number',
  drivers: 'list',
  base_value: 'number',
  other_contribution: 'number',
  data_gaps: 'list',
};

/** @throws ChurnError `column_missing`, `file_unreadable`; `uri` names the file in them. */
export async function openParquetFile(path: string, uri: string): Promise<ParquetFile> {
  const file = await openFileBuffer(path);
  try {
    return await scanFile(file, uri);
  } catch (fault) {
    await file.close();
    throw fault instanceof ChurnError ? fault : unreadable(uri, fault);
  }
}

async function scanFile(file: FileBuffer, uri: string): Promise<ParquetFile> {
  const stored = await parquetMetadataAsync(file);
  const columns = columnsOf(stored);
  requireColumns([...columns.keys()], uri);
  const metadata = adaptSchema(stored);
  const rowGroups = listRowGroups(metadata);
  const scan = await openScan(file, metadata, [...columns.keys()]);
  const open = (name: Column): ColumnReader => {
    const column = columnsOf(metadata).get(name);
    if (!column) return ABSENT_COLUMN;
    if (isFlat(column)) return createColumnReader(file, (row) => chunkAt(rowGroups, row, column));
    return createValueReader(async (row) => {
      const { rowStart, rowEnd } = groupAt(rowGroups, row);
      return { rowStart, rowEnd, values: await scan.readColumn({ column: name, rowStart, rowEnd }) };
    });
  };
  return {
    rowGroups,
    column: (name) => columns.get(name),
    openColumn: (name) => tellingFile(open(name), uri),
    close: () => file.close(),
  };
}

function columnsOf(metadata: FileMetaData): ReadonlyMap<string, SchemaTree> {
  return new Map(parquetSchema(metadata).children.map((column) => [column.element.name, column]));
}

function isFlat({ element, children }: SchemaTree): boolean {
  return children.length === 0 && element.repetition_type !== 'REPEATED';
}

type GroupOfChunks = RowRange & { readonly chunks: readonly ColumnMetaData[] };

function listRowGroups({ row_groups: groups }: FileMetaData): readonly GroupOfChunks[] {
  const listed: GroupOfChunks[] = [];
  let rowStart = 0;
  for (const { num_rows: rows, columns } of groups) {
    const rowEnd = rowStart + Number(rows);
    const chunks = columns.flatMap(({ meta_data: chunk }) => chunk ?? []);
    if (rowEnd > rowStart) listed.push({ rowStart, rowEnd, chunks });
    rowStart = rowEnd;
  }
  return listed;
}

/** The row group that holds the row. */
function groupAt(groups: readonly GroupOfChunks[], row: number): GroupOfChunks {
  const group = groups.find(({ rowEnd }) => row < rowEnd);
  if (!group) throw new RangeError(`no row group holds row ${row}`);
  return group;
}

function chunkAt(groups: readonly GroupOfChunks[], row: number, { element }: SchemaTree): ColumnChunk {
  const { rowStart, rowEnd, chunks } = groupAt(groups, row);
  const chunk = chunks.find(({ path_in_schema: [name] }) => name === element.name);
  if (!chunk) throw new Error(`a row group has no column ${element.name}`);
  return { rowStart, rowEnd, chunk, decoder: decoderOf(chunk, element) };
}

function decoderOf(
  { path_in_schema: pathInSchema, type, codec }: ColumnMetaData,
  element: SchemaElement,
): ColumnDecoder {
  return { pathInSchema, schemaPath: [], type, codec, element, parsers: PARSERS, compressors, utf8: false };
}

function openScan(file: FileBuffer, metadata: FileMetaData, names: readonly string[]): Promise<ParquetScan> {
  const columns = COLUMNS.filter((name) => names.includes(name));
  return parquetScan({ file, metadata, columns, compressors, parsers: PARSERS, utf8: false });
}

/** Faults of the bytes name the file. */
function tellingFile(reader: ColumnReader, uri: string): ColumnReader {
  return {
    read: (range, take) =>
      reader.read(range, take).catch((cause: unknown) => {
        throw unreadable(uri, cause);
      }),
  };
}

/** Top-level columns without children, as the schema's list has them: the root first, each group before its children. */
function adaptSchema(metadata: FileMetaData): FileMetaData {
  const roles: Readonly<Record<string, (typeof ROLES)[Column] | undefined>> = ROLES;
  const leaves = new Set(
    parquetSchema(metadata)
      .children.filter(isFlat)
      .map((column) => column.element),
  );
  const schema = metadata.schema.map((element) => {
    const role = roles[element.name];
    return role !== undefined && leaves.has(element) ? adaptElement(element, role) : element;
  });
  return { ...metadata, schema };
}

function unreadable(uri: string, cause: unknown): ChurnError {
  const reason = (cause as Error).message;
  return new ChurnError('file_unreadable', `${uri} can't be read as Parquet: ${reason}.`, 'Write the run anew.', {
    cause,
  });
}
