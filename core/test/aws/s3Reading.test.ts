// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto';
import { createS3Store } from '../../src/aws/index.ts';
import { aBucket } from './aBucket.ts';

const bucket = aBucket();
const bytes = randomBytes(300_000);
const store = () => createS3Store({ bucket: bucket.name, prefix: '', client: bucket.client });
beforeEach(() => store().write('a', bytes));

const hash = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

async function breakReads(order: Readonly<Record<string, unknown>>): Promise<void> {
  const body = JSON.stringify({ method: 'GET', path: '/churn/a', ...order });
  const response = await fetch(`${bucket.url}/_local/faults`, { method: 'POST', body });
  if (!response.ok) throw new Error(await response.text());
}

async function readWhole(): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of store().read('a')) chunks.push(chunk);
  return hash(Buffer.concat(chunks));
}

test('an object whose connection breaks, twice, is read to its end', async () => {
  await breakReads({ name: 'truncated-body', times: 2 });

  expect(await readWhole()).toBe(hash(bytes));
});

test('the rest of another object is never taken for that of the first', async () => {
  await breakReads({ name: 'truncated-body', times: 1 });
  await breakReads({ name: 'replaced-object', at: 'after', times: 1 });

  await expect(readWhole()).rejects.toMatchObject({
    code: 'store_unreadable',
    message: expect.stringContaining("s3://churn/a can't be read: another object took its place while it was read"),
  });
});

test('an object of which too little comes is told at once, as its checksum does not fit', async () => {
  await breakReads({ name: 'truncated-body', length: 'half' });

  await expect(readWhole()).rejects.toMatchObject({
    code: 'store_unreadable',
    message: expect.stringMatching(/checksum/i),
  });
});

test('an object that is not there is none that breaks', async () => {
  const missing = async () => {
    for await (const _ of store().read('b')) return;
  };

  await expect(missing()).rejects.toMatchObject({ code: 'run_file_missing' });
});
