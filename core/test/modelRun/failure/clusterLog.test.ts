// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import { createFolderStore } from '../../../src/run/index.ts';
import { findBootstrapLog, readLastError } from '../../../src/modelRun/failure/clusterLog.ts';
import { aFolder } from '../../run/aFolder.ts';

const folder = aFolder();

const store = () => createFolderStore(folder.path);
const putLog = (path: string, text: string) => store().write(path, gzipSync(text));

async function lastErrorOf(text: string): Promise<string | undefined> {
  await putLog('stderr.gz', text);
  return readLastError(store(), 'stderr.gz');
}

test.each([
  [
    'the error at the end of a traceback, not what is printed after it',
    'Traceback (most recent call last):\n  File "x.py", line 1\nValueError: no rows\nExecuting: 40%\n',
    'ValueError: no rows',
  ],
  [
    'the last of several errors',
    'KeyError: 1\nmore\nnbclient.exceptions.DeadKernelError: Kernel died\n',
    'nbclient.exceptions.DeadKernelError: Kernel died',
  ],
  [
    "the last line where none is an error's",
    'starting\n/bin/sh: papermill: not found\n\n-----\n',
    '/bin/sh: papermill: not found',
  ],
  ['nothing where nothing was written', '\n\n', undefined],
])('%s is told', async (_what, text, told) => {
  expect(await lastErrorOf(text)).toBe(told);
});

test('a long log is read to its end', async () => {
  expect(await lastErrorOf(`${'INFO working\n'.repeat(50_000)}MemoryError: out of it\n`)).toBe(
    'MemoryError: out of it',
  );
});

test('a log that is not there is no error', async () => {
  expect(await readLastError(store(), 'stderr.gz')).toBeUndefined();
});

test('of all bootstrap logs the one that says something is found', async () => {
  await putLog('node/i-1/bootstrap-actions/1/stderr.gz', '');
  await putLog('node/i-2/bootstrap-actions/1/stdout.gz', 'Error: this is stdout\n');
  await putLog('node/i-2/bootstrap-actions/1/stderr.gz', 'ERROR: no wheel of xgboost\n');
  await putLog('node/i-2/provision-node/stderr.gz', 'Error: another log\n');

  expect(await findBootstrapLog(store(), 'node')).toEqual({
    path: 'node/i-2/bootstrap-actions/1/stderr.gz',
    lastError: 'ERROR: no wheel of xgboost',
  });
  expect(await findBootstrapLog(store(), 'nowhere')).toBeUndefined();
});
