// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import { describeStep } from '../clusterView.ts';
import type { Emr } from '../emr.ts';
import { takePage } from '../page.ts';

const input = z.object({
  ClusterId: z.string(),
  StepStates: z.array(z.string()).optional(),
  StepIds: z.array(z.string()).optional(),
  Marker: z.string().optional(),
});

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSteps.html: newest first. */
export const listSteps = defineOperation(input, (asked, emr: Emr) => {
  const found = emr
    .cluster(asked.ClusterId)
    .steps.filter(
      ({ id, state }) => (asked.StepStates?.includes(state) ?? true) && (asked.StepIds?.includes(id) ?? true),
    );
  const { items, marker } = takePage(found.toReversed(), asked.Marker);
  return { Steps: items.map(describeStep), Marker: marker };
});
