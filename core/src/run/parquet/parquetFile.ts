// SPDX-License-Identifier: Apache-2.0
import {
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type FileMetaData,
  type ParquetScan,
  type SchemaTree,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { ChurnError } from '../../churnError.ts';
import { requireColumns } from '../columnPresence.ts';
import { COLUMNS, type Column } from '../row.ts';
import { createParsers } from './parsers.ts';
import { adaptElement } from './schemaElement.ts';
import { openFileBuffer, type FileBuffer } from './fileBuffer.ts';

/** A row range of the file, from 0, `rowEnd` excluded. */
export type RowRange = { readonly rowStart: number; readonly rowEnd: number };

/** A row group, with the size of its drivers before compression. */
export type RowGroup = RowRange & { readonly driversBytes: number };

/** A prediction file in Parquet, read column by column. */
export type ParquetFile = {
  /** Those that hold rows, in file order. */
  readonly rowGroups: readonly RowGroup[];
  /** The schema of a column as the file has it; undefined where it lacks the column. */
  column(name: Column): SchemaTree | undefined;
  /** Values of a column within one row group; none where the file lacks the column. */
  read(name: Column, range: RowRange): Promise<ArrayLike<unknown>>;
  /** Tells that what is read from now on lies in one row group, which is read in `windows` parts. */
  enterRowGroup(windows: number): void;
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
  const metadata = await parquetMetadataAsync(file);
  const columns = new Map(parquetSchema(metadata).children.map((column) => [column.element.name, column]));
  requireColumns([...columns.keys()], uri);
  const scan = await openScan(file, adaptSchema(metadata));
  return {
    rowGroups: listRowGroups(metadata),
    column: (name) => columns.get(name),
    async read(name, range) {
      if (!columns.has(name)) return [];
      try {
        return await scan.readColumn({ column: name, ...range });
      } catch (cause) {
        throw unreadable(uri, cause);
      }
    },
    enterRowGroup: (windows) => file.keep(windows > 1),
    close: () => file.close(),
  };
}

function listRowGroups(metadata: FileMetaData): readonly RowGroup[] {
  const groups: RowGroup[] = [];
  let rowStart = 0;
  for (const { num_rows: rows, columns } of metadata.row_groups) {
    const chunks = columns
      .map(({ meta_data: chunk }) => chunk)
      .filter((chunk) => chunk?.path_in_schema[0] === 'drivers');
    const driversBytes = chunks.reduce((sum, chunk) => sum + Number(chunk?.total_uncompressed_size ?? 0), 0);
    const rowEnd = rowStart + Number(rows);
    if (rowEnd > rowStart) groups.push({ rowStart, rowEnd, driversBytes });
    rowStart = rowEnd;
  }
  return groups;
}

function openScan(file: FileBuffer, metadata: FileMetaData): Promise<ParquetScan> {
  const names = new Set(parquetSchema(metadata).children.map((column) => column.element.name));
  const columns = COLUMNS.filter((name) => names.has(name));
  return parquetScan({ file, metadata, columns, compressors, parsers: createParsers(), utf8: false });
}

/** Top-level columns without children, as the schema's list has them: the root first, each group before its children. */
function adaptSchema(metadata: FileMetaData): FileMetaData {
  const roles: Readonly<Record<string, (typeof ROLES)[Column] | undefined>> = ROLES;
  const leaves = new Set(
    parquetSchema(metadata)
      .children.filter((column) => column.children.length === 0 && column.element.repetition_type !== 'REPEATED')
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
