// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { ListClustersCommand, paginateListClusters, TerminateJobFlowsCommand } from '@aws-sdk/client-emr';
import type { ClusterSummary, ListClustersCommandInput } from '@aws-sdk/client-emr';
import { openEmrBench } from '../emrBench.ts';
import type { EmrBench } from '../emrBench.ts';

let bench: EmrBench;
let ids: readonly string[];
let middle: Date;
beforeAll(async () => {
  bench = await openEmrBench({ delayMs: 5 });
  const kept = { KeepJobFlowAliveWhenNoSteps: true };
  const first = await bench.run({ Name: 'first', Instances: kept });
  await wait(20);
  middle = new Date();
  await wait(20);
  const second = await bench.run({ Name: 'second', Instances: kept, Tags: [{ Key: 'a', Value: 'b' }] });
  await bench.aws.settled();
  await bench.emr.send(new TerminateJobFlowsCommand({ JobFlowIds: [first] }));
  await bench.aws.settled();
  ids = [first, second];
});
afterAll(() => bench.close());

const list = async (input: ListClustersCommandInput) =>
  (await bench.emr.send(new ListClustersCommand(input))).Clusters?.map(({ Name }) => Name);

test('clusters are listed newest first, by state and by when they were made', async () => {
  expect([
    await list({}),
    await list({ ClusterStates: ['WAITING'] }),
    await list({ CreatedAfter: middle }),
    await list({ CreatedBefore: middle }),
  ]).toEqual([['second', 'first'], ['second'], ['second'], ['first']]);
});

test('a listing has no tags: they have to be asked for', async () => {
  const { Clusters } = await bench.emr.send(new ListClustersCommand({ ClusterStates: ['WAITING'] }));

  expect(Clusters?.map(({ Status, ...rest }) => ({ ...rest, State: Status?.State }))).toEqual([
    {
      Id: ids[1],
      Name: 'second',
      State: 'WAITING',
      NormalizedInstanceHours: 0,
      ClusterArn: `arn:aws:elasticmapreduce:eu-central-1:000000000000:cluster/${ids[1]}`,
    },
  ]);
});

test('a long listing comes in pages of 50', async () => {
  for (let count = 0; count < 60; count++) await bench.run({ Name: `${count}` });
  const pages: ClusterSummary[][] = [];
  for await (const { Clusters = [] } of paginateListClusters({ client: bench.emr }, {})) pages.push(Clusters);

  expect(pages.map((page) => [page.length, page[0]?.Name, page.at(-1)?.Name])).toEqual([
    [50, '59', '10'],
    [12, '9', 'first'],
  ]);
});
