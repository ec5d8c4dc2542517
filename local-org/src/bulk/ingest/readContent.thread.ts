// SPDX-License-Identifier: Apache-2.0
// Runs in a thread of its own, see contentThread.ts.
import { on } from 'node:events';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { ContentError, readHere, type Cell } from './contentRows.ts';
import type { ContentMessage, ContentRequest } from './contentThread.ts';

const ROWS_IN_ANSWER = 1000;
/** So that neither side waits for the other, and little lies between them. */
const ANSWERS_AHEAD = 2;

if (parentPort !== null) await answer(parentPort, workerData as ContentRequest);

async function answer(port: MessagePort, { file, form }: ContentRequest): Promise<void> {
  const words = on(port, 'message');
  let rows: Cell[][] = [];
  let sent = 0;
  const post = (message: ContentMessage): void => port.postMessage(message);
  try {
    for await (const row of readHere(file, form)) {
      rows.push(row);
      if (rows.length < ROWS_IN_ANSWER) continue;
      post({ rows });
      rows = [];
      sent += 1;
      if (sent > ANSWERS_AHEAD) await words.next();
    }
    post({ rows });
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    post({ rows });
    post({ broken: error.message });
  }
  post(null);
  port.unref();
}
