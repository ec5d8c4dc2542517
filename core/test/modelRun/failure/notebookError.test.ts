// SPDX-License-Identifier: Apache-2.0
import { createFolderStore } from '../../../src/run/index.ts';
import { readNotebookError } from '../../../src/modelRun/failure/notebookError.ts';
import { aFolder } from '../../run/aFolder.ts';

const folder = aFolder();

async function errorOf(notebook: unknown) {
  const store = createFolderStore(folder.path);
  await store.write('executed.ipynb', Buffer.from(typeof notebook === 'string' ? notebook : JSON.stringify(notebook)));
  return readNotebookError(store, 'executed.ipynb');
}

const error = (ename: string, evalue: string) => ({ output_type: 'error', ename, evalue, traceback: [] });

test('the last error of a notebook is told with its kind', async () => {
  const cells = [
    { cell_type: 'markdown', source: '# Title' },
    { cell_type: 'code', outputs: [error('ValueError', 'first')] },
    { cell_type: 'code', outputs: [{ output_type: 'stream', text: 'x' }, error('KeyError', "'usage'\nin line 3")] },
  ];

  expect(await errorOf({ cells })).toEqual({ reason: "KeyError: 'usage'\nin line 3" });
});

test('a notebook that stops itself has said why, and what to do', async () => {
  const stopped = error('RunStopped', 'DATA_SET_STALE: usage ends in 2024-11\nNext: Ask data@example.com for 2025.');

  expect(await errorOf({ cells: [{ outputs: [stopped] }] })).toEqual({
    reason: 'DATA_SET_STALE: usage ends in 2024-11',
    next: 'Ask data@example.com for 2025.',
  });
});

test('an error without words is told by its kind', async () => {
  expect(await errorOf({ cells: [{ outputs: [error('MemoryError', '')] }] })).toEqual({ reason: 'MemoryError' });
});

test.each([
  ['no error', { cells: [{ outputs: [] }, {}] }],
  ['no notebook', { rows: 1 }],
  ['half a notebook', '{"cells": ['],
])('%s tells nothing', async (_what, notebook) => {
  expect(await errorOf(notebook)).toBeUndefined();
});

test('a notebook that is not there tells nothing', async () => {
  expect(await readNotebookError(createFolderStore(folder.path), 'executed.ipynb')).toBeUndefined();
});
