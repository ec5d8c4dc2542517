// SPDX-License-Identifier: Apache-2.0
// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-manage-cloudwatch-events.html
import type { EventDraft } from '../events/awsEvent.ts';
import type { Cluster, Step } from './cluster.ts';

/** `stateChangeReason` is a JSON text, with names in lower case, other than in the answers of the API. */
export function composeClusterEvent({ id, request: { Name: name }, state, ending }: Cluster): EventDraft {
  const reason = ending ? { code: ending.reason.Code, message: ending.reason.Message } : { code: '' };
  const because = ending ? ` with a reason of ${ending.reason.Code}` : '';
  return {
    source: 'aws.emr',
    'detail-type': 'EMR Cluster State Change',
    resources: [],
    detail: {
      severity: state === 'TERMINATED_WITH_ERRORS' ? 'CRITICAL' : 'INFO',
      stateChangeReason: JSON.stringify(reason),
      name,
      clusterId: id,
      state,
      message: `Amazon EMR Cluster ${id} (${name}) is ${state}${because}.`,
    },
  };
}

const SEVERITIES = { PENDING: 'INFO', RUNNING: 'INFO', COMPLETED: 'INFO', CANCELLED: 'WARN', FAILED: 'ERROR' } as const;

export function composeStepEvent(cluster: Cluster, { id, name, actionOnFailure, state }: Step): EventDraft {
  return {
    source: 'aws.emr',
    'detail-type': 'EMR Step Status Change',
    resources: [],
    detail: {
      severity: SEVERITIES[state],
      actionOnFailure,
      stepId: id,
      name,
      clusterId: cluster.id,
      state,
      message: `Step ${id} (${name}) in Amazon EMR cluster ${cluster.id} (${cluster.request.Name}) is ${state}.`,
    },
  };
}
