// SPDX-License-Identifier: Apache-2.0
import type { AwsEvent, LocalEvents } from '@churn-risk/local-aws';

/** What is worth a line, by the key of a written object. */
const ARRIVALS: readonly (readonly [key: RegExp, text: string])[] = [
  [/^notebooks\//, 'the notebook is in S3; run-model starts a cluster'],
  [/^runs\/.*\/manifest\.json$/, 'the run is in S3; load-risks loads it'],
];

/** Says each step of the chain as its event comes, with the seconds since the first line. */
export function narrateEvents(events: LocalEvents, say: (line: string) => void): void {
  const start = performance.now();
  events.on({ source: ['aws.s3', 'aws.emr'] }, (event) => {
    const text = textOf(event);
    if (text !== undefined) say(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${text}`);
  });
}

function textOf({ source, 'detail-type': type, detail }: AwsEvent): string | undefined {
  if (source === 'aws.s3') {
    const { key } = detail['object'] as { readonly key: string };
    return ARRIVALS.find(([pattern]) => pattern.test(key))?.[1];
  }
  const what =
    type === 'EMR Step Status Change' ? `step ${String(detail['name'])}` : `cluster ${String(detail['clusterId'])}`;
  return `${what}: ${String(detail['state'])}${reasonOf(detail)}`;
}

function reasonOf({ stateChangeReason }: AwsEvent['detail']): string {
  if (typeof stateChangeReason !== 'string') return '';
  const { code, message } = JSON.parse(stateChangeReason) as { readonly code?: string; readonly message?: string };
  return code ? ` (${code}: ${message})` : '';
}
