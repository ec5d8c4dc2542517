// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ListInstancesCommand } from '@aws-sdk/client-emr';
import { openEmrBench, refusalOf } from '../emr/emrBench.ts';
import type { EmrBench } from '../emr/emrBench.ts';

let bench: EmrBench;
beforeAll(async () => {
  bench = await openEmrBench();
});
afterAll(() => bench.close());

const post = async (target: string, body: string) => {
  const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' };
  const answer = await fetch(bench.aws.url, { method: 'POST', headers, body });
  return [answer.status, await answer.json()];
};

test('what is not done answers 501 by its name and is recorded', async () => {
  const request = bench.emr.send(new ListInstancesCommand({ ClusterId: 'j-1' }));

  expect(await refusalOf(request)).toEqual({
    name: 'NotImplementedException',
    message: 'ListInstances is not implemented',
    status: 501,
  });
  expect(await post('DynamoDB_20120810.GetItem', '{}')).toEqual([
    501,
    { __type: 'NotImplementedException', message: 'GetItem is not implemented' },
  ]);
  expect(bench.aws.unsupported()).toEqual(['ElasticMapReduce.ListInstances', 'DynamoDB_20120810.GetItem']);
});

test('a body that is no JSON is refused', async () => {
  expect(await post('ElasticMapReduce.ListClusters', '{')).toEqual([
    400,
    { __type: 'SerializationException', message: 'The request body is not valid JSON' },
  ]);
});

test('no body is no input', async () => {
  expect(await post('ElasticMapReduce.ListClusters', '')).toEqual([200, { Clusters: [] }]);
});

test('a name of the language is no operation', async () => {
  expect((await post('ElasticMapReduce.toString', '{}'))[0]).toBe(501);
});
