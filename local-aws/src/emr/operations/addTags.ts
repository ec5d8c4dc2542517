// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { Emr } from '../emr.ts';
import { tagSchema } from '../runJobFlowRequest.ts';

const input = z.object({ ResourceId: z.string(), Tags: z.array(tagSchema) });

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_AddTags.html: to clusters; a tag with the same key is replaced. */
export const addTags = defineOperation(input, ({ ResourceId, Tags }, emr: Emr) => {
  const cluster = emr.cluster(ResourceId);
  const replaced = new Set(Tags.map(({ Key }) => Key));
  cluster.tags = [...cluster.tags.filter(({ Key }) => !replaced.has(Key)), ...Tags];
});
