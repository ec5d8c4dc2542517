// SPDX-License-Identifier: Apache-2.0
import type { DecodedArray, PageHeader } from 'hyparquet';
import { convert } from 'hyparquet/src/convert.js';
import { decompressPage, readDataPage } from 'hyparquet/src/datapage.js';
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import type { ColumnPage } from './columnPages.ts';
import { packTexts, readPlainTexts, type TextEntries } from './textEntries.ts';

/** How hyparquet is told to decode a column chunk. */
export type ColumnDecoder = Parameters<typeof readDataPage>[2];

/** What the cells of a column hold, each once where a dictionary says so. */
export type Entries = TextEntries | DecodedArray;

/** The cells of a data page. */
export type PageCells = {
  /** For each row 0 where the cell is null, else 1 + the place of what it holds. */
  readonly entryOf: ArrayLike<number>;
  readonly entries: Entries;
};

/** Decodes a dictionary page. */
export function decodeDictionary({ header, bytes }: ColumnPage, decoder: ColumnDecoder): Entries {
  const count = header.dictionary_page_header?.num_values ?? 0;
  const page = decompress(bytes(), header.uncompressed_page_size, decoder);
  return decodePlain(page, count, decoder);
}

/** Decodes a data page of a flat column. */
export function decodePage(page: ColumnPage, decoder: ColumnDecoder, dictionary: Entries | undefined): PageCells {
  const { body, levels, encoding, rows } = openPage(page, decoder);
  const count = levels ? countSet(levels) : rows;
  if (dictionary && encoding.endsWith('_DICTIONARY')) {
    const indices = readBody(body, encoding, count, decoder);
    return { entryOf: spread(levels, rows, (n) => Number(indices[n]) + 1), entries: dictionary };
  }
  const entries =
    encoding === 'PLAIN'
      ? decodePlain(body, count, decoder)
      : asEntries(readBody(body, encoding, count, decoder), decoder);
  return { entryOf: spread(levels, rows, (n) => n + 1), entries };
}

/** How many rows a data page of a flat column has. */
export function rowsOfPage({ data_page_header: v1, data_page_header_v2: v2 }: PageHeader): number {
  return v1?.num_values ?? v2?.num_rows ?? 0;
}

type OpenedPage = {
  /** The values, decompressed, behind all levels. */
  readonly body: Uint8Array;
  /** 1 where there is a value; undefined where all have one. */
  readonly levels: Uint8Array | undefined;
  readonly encoding: string;
  readonly rows: number;
};

function openPage({ header, bytes }: ColumnPage, decoder: ColumnDecoder): OpenedPage {
  const rows = rowsOfPage(header);
  const isNullable = decoder.element.repetition_type !== 'REQUIRED';
  const { data_page_header: v1, data_page_header_v2: v2 } = header;
  if (v1) {
    const page = decompress(bytes(), header.uncompressed_page_size, decoder);
    if (!isNullable) return { body: page, levels: undefined, encoding: v1.encoding, rows };
    const reader = readerOf(page);
    const levels = new Uint8Array(rows);
    readRleBitPackedHybrid(reader, 1, levels);
    return { body: page.subarray(reader.offset), levels, encoding: v1.encoding, rows };
  }
  if (!v2) throw new Error(`a page of type ${header.type} stands among the data pages`);
  const stored = bytes();
  const levelBytes = v2.repetition_levels_byte_length + v2.definition_levels_byte_length;
  const size = header.uncompressed_page_size - levelBytes;
  const rest = stored.subarray(levelBytes);
  const body = v2.is_compressed === false ? rest.slice() : decompress(rest, size, decoder);
  if (!isNullable || v2.num_nulls === 0) return { body, levels: undefined, encoding: v2.encoding, rows };
  const levels = new Uint8Array(rows);
  const reader = { ...readerOf(stored), offset: v2.repetition_levels_byte_length };
  readRleBitPackedHybrid(reader, 1, levels, v2.definition_levels_byte_length);
  return { body, levels, encoding: v2.encoding, rows };
}

/** Bytes of their own: what is not compressed still lies where the file is read to. */
function decompress(bytes: Uint8Array, size: number, { codec, compressors }: ColumnDecoder): Uint8Array {
  return codec === 'UNCOMPRESSED' ? bytes.slice() : decompressPage(bytes, size, codec, compressors);
}

function decodePlain(body: Uint8Array, count: number, decoder: ColumnDecoder): Entries {
  if (decoder.type === 'BYTE_ARRAY') return readPlainTexts(body, count);
  return convert(readPlain(readerOf(body), decoder.type, count, decoder.element.type_length), decoder);
}

function asEntries(values: DecodedArray, decoder: ColumnDecoder): Entries {
  return decoder.type === 'BYTE_ARRAY' ? packTexts(values as Uint8Array[]) : convert(values, decoder);
}

/** hyparquet reads a body without levels as that of a required column. */
function readBody(body: Uint8Array, encoding: string, count: number, decoder: ColumnDecoder): DecodedArray {
  if (count === 0) return [];
  const header = { num_values: count, encoding } as Parameters<typeof readDataPage>[1];
  return readDataPage(body, header, { ...decoder, schemaPath: [] }).dataPage;
}

function spread(levels: Uint8Array | undefined, rows: number, entryOf: (n: number) => number): Uint32Array {
  const entries = new Uint32Array(rows);
  let n = 0;
  for (let row = 0; row < rows; row++) if (!levels || levels[row] === 1) entries[row] = entryOf(n++);
  return entries;
}

function countSet(levels: Uint8Array): number {
  let count = 0;
  for (const level of levels) count += level;
  return count;
}

function readerOf(bytes: Uint8Array): { readonly view: DataView; offset: number } {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
}
