// SPDX-License-Identifier: Apache-2.0
// Reads a large file beside the server: parsing CSV costs as much as saving its rows. Node.js documentation, "Worker threads".
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Cell, CsvForm } from './contentRows.ts';

export type ContentRequest = { readonly file: string; readonly form: CsvForm };
/** Rows in the order of the file, or the text of the ContentError that ended the reading. */
export type ContentAnswer = { readonly rows: readonly Cell[][] } | { readonly broken: string };
/** As the thread posts it; null behind the last rows. */
export type ContentMessage = ContentAnswer | null;

/** Rows that the thread reads ahead are bounded: it waits for a word after each answer. */
export async function* readInThread(file: string, form: CsvForm): AsyncGenerator<ContentAnswer> {
  const request: ContentRequest = { file, form };
  const worker = new Worker(new URL(`./readContent.thread.${EXTENSION}`, import.meta.url), { workerData: request });
  try {
    for await (const [message] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[ContentMessage]>) {
      if (message === null) return;
      worker.postMessage('more');
      yield message;
    }
    throw new Error(`the thread that reads ${file} ended early`);
  } finally {
    await worker.terminate();
  }
}

// the thread's file is named in a text, which the compiler leaves as it is
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
