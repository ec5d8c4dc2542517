// SPDX-License-Identifier: Apache-2.0
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRICS_NAMESPACE } from '../metricsNamespace.ts';

/** Where the watchdog tells what it found: one structured line, and a metric where something was wrong. */
export interface WatchdogJournal {
  tellNothing(): void;
  tellFailure(error: unknown): void;
  /** Sends the metrics off. */
  close(): void;
}

export function openJournal(): WatchdogJournal {
  const logger = new Logger({ serviceName: 'watchdog' });
  const metrics = new Metrics({ namespace: METRICS_NAMESPACE, serviceName: 'watchdog' });
  return {
    tellNothing: () => logger.info('No cluster is too old.'),
    tellFailure: (error) => {
      logger.error('Clusters were ended, or could not be looked at.', { error: error as Error });
      metrics.addMetric('WatchdogAlarms', MetricUnit.Count, 1);
    },
    close: () => metrics.publishStoredMetrics(),
  };
}
