// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { startLocalAws } from '@churn-risk/local-aws';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publishCode } from '../../bridge/publishCode.ts';

const folder = mkdtempSync(join(tmpdir(), 'publish-'));
const aws = await startLocalAws({ port: 0, folder: join(folder, 'aws') });
const before = { ...process.env };

beforeAll(() => {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
});

afterAll(async () => {
  process.env = before;
  await aws.close();
});

test('code, wheels and bootstrap action lie below code/, and no notebook that would start a run', async () => {
  const wheels = mkdtempSync(join(folder, 'wheels-'));
  writeFileSync(join(wheels, 'numpy-1.26.4-cp39.whl'), 'wheel');
  const client = new S3Client({});
  await client.send(new CreateBucketCommand({ Bucket: 'journals-churn' }));

  const count = await publishCode('journals-churn', wheels);

  const { Contents: objects = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'journals-churn' }));
  const keys = objects.map(({ Key }) => Key);
  client.destroy();
  expect(keys).toHaveLength(count);
  expect(keys).toEqual(
    expect.arrayContaining([
      'code/bootstrap.sh',
      'code/notebook/churnmodel/registry.py',
      'code/notebook/constraints.txt',
      'code/notebook/datasets.json',
      'code/notebook/requirements.txt',
      'code/wheels/numpy-1.26.4-cp39.whl',
    ]),
  );
  expect(keys.filter((key) => !key?.startsWith('code/') || key.includes('/tests/'))).toEqual([]);
});
