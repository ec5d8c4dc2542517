// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { aStep, BUCKET, openEmrBench } from '../../emrBench.ts';
import type { EmrBench } from '../../emrBench.ts';

jest.setTimeout(20_000);

let bench: EmrBench;
beforeAll(async () => {
  bench = await openEmrBench({ delayMs: 5 });
  for (const key of ['code/a.txt', 'code/sub/b c&.txt', 'codex.txt']) {
    await bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: `body of ${key}` }));
  }
});
afterAll(() => bench.close());

/** Output of a script that runs as a step. */
async function outputOf(script: string): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const id = await bench.run({ Steps: [aStep(script)] });
  await bench.aws.settled();
  const [step] = await bench.steps(id);
  const read = (name: string) => bench.log(`${id}/steps/${step?.Id}/${name}.gz`);
  return { stdout: await read('stdout'), stderr: await read('stderr') };
}

test('one object is copied to a file, into a folder, and to stdout', async () => {
  const copy = `aws s3 cp --quiet s3://${BUCKET}/code/a.txt`;

  expect(await outputOf(`${copy} x/y.txt; ${copy} x/; ${copy} -; echo; ls x`)).toEqual({
    stdout: 'body of code/a.txt\na.txt\ny.txt\n',
    stderr: '',
  });
});

test('what lies below a prefix is copied with its folders', async () => {
  const script = [
    `aws s3 sync --only-show-errors s3://${BUCKET}/code one`,
    `aws s3 cp --recursive s3://${BUCKET}/code/ two`,
    `aws s3 sync s3://${BUCKET}/nothing three`,
    'find one two three -type f 2>/dev/null | sort',
    'cat "one/sub/b c&.txt"',
  ].join('\n');

  expect((await outputOf(script)).stdout).toBe(
    'one/a.txt\none/sub/b c&.txt\ntwo/a.txt\ntwo/sub/b c&.txt\nbody of code/sub/b c&.txt',
  );
});

test('files and folders are copied to S3', async () => {
  const script = `mkdir -p d/e; echo 1 > d/one; echo 2 > d/e/two
    aws s3 cp d/one s3://${BUCKET}/up/ && aws s3 cp d/one s3://${BUCKET}/up/named && aws s3 sync d s3://${BUCKET}/all`;
  expect((await outputOf(script)).stderr).toBe('');

  const bodies = await Promise.all(
    ['up/one', 'up/named', 'all/one', 'all/e/two'].map(async (Key) => {
      const { Body } = await bench.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
      return Body?.transformToString();
    }),
  );
  expect(bodies).toEqual(['1\n', '1\n', '1\n', '2\n']);
});

test.each([
  [`aws s3 cp s3://${BUCKET}/none x`, 1, `fatal error: s3://${BUCKET}/none does not exist`],
  ['aws s3 sync s3://no-bucket/a x', 1, 'fatal error: s3://no-bucket/a does not exist'],
  ['aws s3 cp $0 s3://no-bucket/a', 1, 'upload failed: '],
  ['aws s3 ls', 252, 'aws s3 ls: only aws s3 cp and aws s3 sync are done here'],
  ['aws s3 cp --sse x y', 252, "Unknown option '--sse'"],
  [`aws s3 cp s3://${BUCKET}/a s3://${BUCKET}/b`, 252, 'only copies between S3 and this computer are done here'],
])('%s fails with %i', async (command, exitCode, message) => {
  const script = `echo > file; set -- file; ${command.replace('$0', 'file')}; echo $?`;

  expect(await outputOf(script)).toEqual({ stdout: `${exitCode}\n`, stderr: expect.stringContaining(message) });
});

test('sudo runs a command as the same user', async () => {
  expect((await outputOf('sudo -E -H sh -c "id -u"')).stdout).toBe(`${process.getuid?.()}\n`);
});
