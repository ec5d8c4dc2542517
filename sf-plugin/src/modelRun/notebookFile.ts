// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ChurnError, type RunRequest } from '@churn-risk/core/modelRun';
import { z } from 'zod';
import { messages } from './modelRunMessages.ts';

const notebookSchema = z.object({ nbformat: z.literal(4), cells: z.array(z.unknown()).min(1) });

/**
 * The notebook of `--notebook`, and where it goes in the bucket: `notebooks/<name of the file>`.
 *
 * @throws ChurnError `usage` for a file that is missing or no notebook: better here than after a cluster was paid for
 */
export async function readNotebookFile(path: string): Promise<NonNullable<RunRequest['notebook']>> {
  const bytes = await readFile(path).catch((cause: Error) => {
    throw noNotebook(path, cause.message, cause);
  });
  if (!path.endsWith('.ipynb')) throw noNotebook(path, messages.getMessage('error.notebook.name'));
  const checked = notebookSchema.safeParse(parseJson(path, bytes.toString('utf8')));
  if (!checked.success) throw noNotebook(path, messages.getMessage('error.notebook.format'), checked.error);
  return { key: `notebooks/${basename(path)}`, bytes };
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw noNotebook(path, (cause as Error).message, cause);
  }
}

function noNotebook(path: string, reason: string, cause?: unknown): ChurnError {
  const message = messages.getMessage('error.notebook', [path, reason]);
  return new ChurnError('usage', message, messages.getMessage('error.notebook.next'), { cause });
}
