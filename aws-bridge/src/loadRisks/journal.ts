// SPDX-License-Identifier: Apache-2.0
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { ChurnError, type LoadReport } from '@churn-risk/core/load';
import { METRICS_NAMESPACE } from '../metricsNamespace.ts';
import type { Ending } from './ending.ts';

/** Where the Lambda tells what became of each delivery: one structured log line and a few metrics. */
export interface Journal {
  tell(ending: Ending, delivery: { readonly requestId: string; readonly receives: number }): void;
  /** Sends the metrics off. */
  close(): void;
}

/** One is counted for each delivery. */
const ENDING_METRICS = {
  loaded: 'RunsLoaded',
  duplicate: 'DuplicateEvents',
  incomplete: 'LoadsWithFailures',
  unfinished: 'LoadsToBeContinued',
  refused: 'LoadsRefused',
  failed: 'LoadsFailed',
} as const satisfies Record<Ending['kind'], string>;

export function openJournal(): Journal {
  const logger = new Logger({ serviceName: 'load-risks' });
  const metrics = new Metrics({ namespace: METRICS_NAMESPACE, serviceName: 'load-risks' });
  return {
    tell: (ending, { requestId, receives }) => {
      const write = LEVELS[ending.kind];
      logger[write](TEXTS[ending.kind], { requestId, receives, run: ending.run, ...factsOf(ending) });
      metrics.addMetric(ENDING_METRICS[ending.kind], MetricUnit.Count, 1);
      if ('report' in ending) addFigures(metrics, ending.report);
    },
    close: () => metrics.publishStoredMetrics(),
  };
}

const LEVELS = {
  loaded: 'info',
  duplicate: 'info',
  incomplete: 'error',
  unfinished: 'warn',
  refused: 'error',
  failed: 'error',
} as const satisfies Record<Ending['kind'], string>;

const TEXTS: Readonly<Record<Ending['kind'], string>> = {
  loaded: 'The run is loaded.',
  duplicate: 'The run was loaded before.',
  incomplete: 'The run is loaded, but records or Tasks are missing.',
  unfinished: 'The load is to be called again.',
  refused: 'The load is refused.',
  failed: 'The load failed.',
};

/** Figures, ids and reasons; no key, name or amount of a customer. */
function factsOf(ending: Ending): Readonly<Record<string, unknown>> {
  switch (ending.kind) {
    case 'duplicate':
      return { earlierLoad: ending.loadId };
    case 'loaded':
    case 'incomplete':
      return factsOfReport(ending.report);
    default:
      return factsOfError(ending.error);
  }
}

function factsOfReport(report: LoadReport): Readonly<Record<string, unknown>> {
  const { loadId, runId, season, outcome, rows, rejects, atRisk, unknown, failed, newAlerts, tasks } = report;
  return {
    loadId,
    runId,
    season,
    outcome,
    rows,
    rejects,
    atRisk,
    unknown,
    failed,
    newAlerts: newAlerts.written,
    missingTasks: tasks.missing.length,
    apiCalls: report.apiCalls,
    polls: report.polls,
    milliseconds: Date.parse(report.finishedAt ?? report.startedAt) - Date.parse(report.startedAt),
  };
}

function factsOfError(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof ChurnError) return { code: error.code, reason: error.message, next: error.next };
  return { code: 'unexpected', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

function addFigures(metrics: Metrics, { failed, newAlerts, tasks }: LoadReport): void {
  metrics.addMetric('AlertsWritten', MetricUnit.Count, newAlerts.written);
  metrics.addMetric('RecordsFailed', MetricUnit.Count, failed);
  metrics.addMetric('TasksMissing', MetricUnit.Count, tasks.missing.length);
}
