// SPDX-License-Identifier: Apache-2.0
import * as z from 'zod';
import type { FileStore } from '../../run/index.ts';

/** What is asked of an executed notebook (nbformat 4): the error outputs of its cells. */
const notebookSchema = z.object({
  cells: z.array(z.object({ outputs: z.array(z.record(z.string(), z.unknown())).default([]) })),
});

const errorSchema = z.object({ output_type: z.literal('error'), ename: z.string(), evalue: z.string() });

export type NotebookError = { readonly reason: string; readonly next?: string };

/** The last error in an executed notebook; undefined where there is none, or no notebook that can be read. */
export async function readNotebookError(bucket: FileStore, path: string): Promise<NotebookError | undefined> {
  if (!(await bucket.stat(path))) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of bucket.read(path)) chunks.push(chunk);
  const notebook = notebookSchema.safeParse(parseJson(Buffer.concat(chunks).toString('utf8')));
  const outputs = notebook.data?.cells.flatMap((cell) => cell.outputs) ?? [];
  const error = outputs.map((output) => errorSchema.safeParse(output).data).findLast((found) => found !== undefined);
  return error === undefined ? undefined : wordError(error);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A notebook that stops itself says after "Next:" what to do about it. */
function wordError({ ename, evalue }: z.output<typeof errorSchema>): NotebookError {
  const [reason = '', next] = evalue.split(/\nNext: /);
  const text = reason.trim() === '' ? ename : next === undefined ? `${ename}: ${reason}` : reason;
  return { reason: text, ...(next === undefined ? {} : { next: next.trim() }) };
}
