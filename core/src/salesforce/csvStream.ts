// SPDX-License-Identifier: Apache-2.0
import { Readable, pipeline } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { parse } from 'csv-parse';

/**
 * The records of a CSV answer as they arrive, header included.
 * `tolerant`: takes quotes that are not doubled inside a quoted value, as messages of validation rules have them;
 * such a value keeps its outer quotes.
 */
export async function* readCsv(response: Response, mode: 'strict' | 'tolerant'): AsyncGenerator<readonly string[]> {
  if (!response.body) return;
  const tolerant = mode === 'tolerant';
  const parser = parse({ bom: true, relax_quotes: tolerant, relax_column_count: tolerant });
  // an error of either side destroys the parser, whose iteration then throws it
  pipeline(Readable.fromWeb(response.body as NodeReadableStream), parser, () => undefined);
  yield* parser as AsyncIterable<string[]>;
}
