// SPDX-License-Identifier: Apache-2.0
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import type { CompressionCodec, Encoding, SchemaElement } from 'hyparquet';
import type { RowCells } from './aRun.ts';

export type ParquetForm = {
  /** How a column is spelt, where not as usual: its schema elements, a group before its children. */
  readonly schema?: Readonly<Record<string, readonly SchemaElement[]>>;
  /** Columns that are left out. */
  readonly without?: readonly string[];
  readonly rowGroupRows?: number;
  readonly pageBytes?: number;
  readonly codec?: CompressionCodec;
  readonly compress?: (bytes: Uint8Array) => Uint8Array;
  /** How the pages of a column are encoded, where not as the writer likes. */
  readonly encodings?: Readonly<Record<string, Encoding>>;
};

const text = (name: string): SchemaElement => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type: 'OPTIONAL',
});
const double = (name: string): SchemaElement => ({ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' });
const date: SchemaElement = {
  name: 'renewal_date',
  type: 'INT32',
  converted_type: 'DATE',
  repetition_type: 'OPTIONAL',
};

const USUAL: Readonly<Record<string, readonly SchemaElement[]>> = {
  account_key: [text('account_key')],
  renewal_key: [text('renewal_key')],
  product: [text('product')],
  renewal_date: [date],
  renewal_value: [double('renewal_value')],
  segment: [text('segment')],
  churn_probability: [double('churn_probability')],
  drivers: [text('drivers')],
  base_value: [double('base_value')],
  other_contribution: [double('other_contribution')],
  data_gaps: [text('data_gaps')],
};

export function encodeParquet(rows: readonly RowCells[], form: ParquetForm = {}): Uint8Array {
  const { without = [], rowGroupRows, pageBytes, codec, compress, encodings = {} } = form;
  const columns = Object.entries({ ...USUAL, ...form.schema }).filter(([name]) => !without.includes(name));
  const bytes = parquetWriteBuffer({
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(([, elements]) => elements)],
    columnData: columns.map(([name, elements]) => ({
      ...columnOf(name, elements, rows),
      ...encodingOf(encodings[name]),
    })),
    ...(rowGroupRows === undefined ? {} : { rowGroupSize: rowGroupRows }),
    ...(pageBytes === undefined ? {} : { pageSize: pageBytes }),
    ...(codec === undefined ? {} : { codec }),
    ...(codec === undefined || compress === undefined ? {} : { compressors: { [codec]: compress } }),
  });
  return new Uint8Array(bytes);
}

function encodingOf(encoding: Encoding | undefined): { readonly encoding?: Encoding } {
  return encoding === undefined ? {} : { encoding };
}

function columnOf(name: string, [element]: readonly SchemaElement[], rows: readonly RowCells[]): ColumnSource {
  const isText = element?.converted_type === 'UTF8' || element?.converted_type === 'JSON';
  const data = rows.map((row) => {
    const cell = row[name] ?? undefined;
    if (element?.converted_type === 'DATE' && typeof cell === 'string') return new Date(cell);
    return isText && typeof cell === 'object' ? JSON.stringify(cell) : cell;
  });
  return { name, data };
}
