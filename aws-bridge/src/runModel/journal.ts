// SPDX-License-Identifier: Apache-2.0
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRICS_NAMESPACE } from '../metricsNamespace.ts';
import type { RunModelAnswer } from './runModel.ts';

/** Where the Lambda tells what it did: one structured line and one metric for each invocation. */
export interface RunModelJournal {
  tell(answer: RunModelAnswer, requestId: string): void;
  tellFailure(error: unknown, requestId: string): void;
  /** Sends the metrics off. */
  close(): void;
}

const METRICS = {
  started: 'ClustersStarted',
  recovered: 'ClustersRecovered',
  'already-started': 'DuplicateTriggers',
  'being-started': 'DuplicateTriggers',
  ignored: 'IgnoredEvents',
} as const satisfies Record<RunModelAnswer['outcome'], string>;

const TEXTS: Readonly<Record<RunModelAnswer['outcome'], string>> = {
  started: 'The cluster is started.',
  recovered: 'The cluster of a start that had died is found.',
  'already-started': 'The cluster was started before.',
  'being-started': 'The cluster is being started by another invocation.',
  ignored: 'The object is no notebook.',
};

export function openJournal(): RunModelJournal {
  const logger = new Logger({ serviceName: 'run-model' });
  const metrics = new Metrics({ namespace: METRICS_NAMESPACE, serviceName: 'run-model' });
  return {
    tell: (answer, requestId) => {
      logger.info(TEXTS[answer.outcome], { requestId, ...answer });
      metrics.addMetric(METRICS[answer.outcome], MetricUnit.Count, 1);
    },
    tellFailure: (error, requestId) => {
      logger.error('No cluster was started.', { requestId, error: error as Error });
      metrics.addMetric('StartsFailed', MetricUnit.Count, 1);
    },
    close: () => metrics.publishStoredMetrics(),
  };
}
