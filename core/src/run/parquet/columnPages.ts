// SPDX-License-Identifier: Apache-2.0
import type { ColumnMetaData, PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import type { FileBuffer } from './fileBuffer.ts';

/** A page as it lies in the file. Its bytes are good until the next page is asked for. */
export type ColumnPage = { readonly header: PageHeader; readonly bytes: () => Uint8Array };

/** The pages of one column chunk, one after the other. Bytes of a page that nobody asks for are not read. */
export type ColumnPages = { next(): ColumnPage | undefined };

/** Opens column chunks one after the other: they share the room for what was read. */
export type OpenPages = (chunk: ColumnMetaData) => ColumnPages;

/** So much is read at once. A chunk may be larger than memory should be. */
const BLOCK_BYTES = 1 << 18;

/** Longer than headers are, but for those with long texts as statistics. */
const HEADER_BYTES = 1 << 12;

export function createPageOpener(file: FileBuffer): OpenPages {
  const readBlock = createBlockReader(file);
  return (chunk) => {
    const { startByte, endByte } = byteRangeOf(chunk);
    let place = startByte;
    return {
      next() {
        if (place >= endByte) return undefined;
        const { header, bytes: headerBytes } = readHeader(readBlock, place, endByte);
        const start = place + headerBytes;
        place = start + header.compressed_page_size;
        // also where the header names no size
        if (!(place >= start && place <= endByte)) throw new Error(`no page of a column ends at byte ${place}`);
        return { header, bytes: () => readBlock(start, header.compressed_page_size, endByte) };
      },
    };
  };
}

/** Some writers leave the place of the dictionary out, or give 0. */
function byteRangeOf({ dictionary_page_offset, data_page_offset, total_compressed_size }: ColumnMetaData) {
  const startByte = Number(dictionary_page_offset || data_page_offset);
  return { startByte, endByte: startByte + Number(total_compressed_size) };
}

function readHeader(
  readBlock: BlockReader,
  place: number,
  endByte: number,
): { readonly header: PageHeader; readonly bytes: number } {
  for (let size = HEADER_BYTES; ; size *= 16) {
    const isAll = place + size >= endByte;
    const block = readBlock(place, isAll ? endByte - place : size, endByte);
    const reader = { view: new DataView(block.buffer, block.byteOffset, block.byteLength), offset: 0 };
    try {
      return { header: parquetHeader(reader), bytes: reader.offset };
    } catch (fault) {
      // it may only be longer than what was read
      if (isAll) throw fault;
    }
  }
}

/** Bytes from a place of the file. What is read beside them, up to `limit`, is kept for the next call. */
type BlockReader = (place: number, bytes: number, limit: number) => Uint8Array;

function createBlockReader(file: FileBuffer): BlockReader {
  let block = new Uint8Array(0);
  let from = 0;
  let to = 0;
  return (place, bytes, limit) => {
    if (place < from || place + bytes > to) {
      const size = Math.max(bytes, Math.min(BLOCK_BYTES, limit - place));
      if (block.length < size) block = new Uint8Array(size);
      file.read(block.subarray(0, size), place);
      from = place;
      to = place + size;
    }
    return block.subarray(place - from, place - from + bytes);
  };
}
