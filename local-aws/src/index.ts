// SPDX-License-Identifier: Apache-2.0
export { startLocalAws } from './startLocalAws.ts';
export type { LocalAws, LocalAwsOptions } from './startLocalAws.ts';
export type { ClusterFault } from './emr/clusterFault.ts';
export { FAULTS } from './faults/faults.ts';
export type { EmrOptions, LocalEmr } from './emr/localEmr.ts';
export type { AwsEvent } from './events/awsEvent.ts';
export { duplicateDelivery, lateDelivery, promptDelivery, shuffledDelivery } from './events/delivery.ts';
export type { Delivery } from './events/delivery.ts';
export type { DeadLetter, EventHandler, LocalEvents, Retries } from './events/eventBus.ts';
export type { QueueEvent, QueueHandler } from './queues/eventSource.ts';
export type { LocalQueues } from './queues/queues.ts';
export type { EventPattern } from './events/eventPattern.ts';
