// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '@churn-risk/core/load';

export type ArrivedRun = {
  /** `s3://bucket/runs/<runId>` */
  readonly uri: string;
  /** Somebody asks for the load: it is made even if an earlier one is finished. */
  readonly byHand: boolean;
};

/**
 * The run that an event tells of: S3's "Object Created" as EventBridge or S3 itself sends it, or `{"run": "s3://..."}`
 * by hand.
 *
 * @throws ChurnError `usage` for an event that tells of no run's manifest
 */
export function readArrivedRun(body: string): ArrivedRun {
  const event = parse(body);
  if (typeof event.run === 'string' && /^s3:\/\/[^/]+\/./.test(event.run)) {
    return { uri: event.run.replace(/\/+$/, ''), byHand: true };
  }
  const object = createdObject(event);
  const folder = /^((?:.+\/)?runs\/[^/]+)\/manifest\.json$/.exec(object?.key ?? '')?.[1];
  if (object === undefined || folder === undefined) throw noManifest(object?.key);
  return { uri: `s3://${object.bucket}/${folder}`, byHand: false };
}

type Event = {
  readonly run?: unknown;
  readonly detail?: { readonly bucket?: { readonly name?: unknown }; readonly object?: { readonly key?: unknown } };
  readonly Records?: readonly {
    readonly s3?: { readonly bucket?: { readonly name?: unknown }; readonly object?: { readonly key?: unknown } };
  }[];
};
type S3Object = { readonly bucket: string; readonly key: string };

function parse(body: string): Event {
  try {
    return (JSON.parse(body) ?? {}) as Event;
  } catch {
    return {};
  }
}

function createdObject({ detail, Records }: Event): S3Object | undefined {
  const record = Records?.length === 1 ? Records[0]?.s3 : undefined;
  const bucket = (detail ?? record)?.bucket?.name;
  const key = (detail ?? record)?.object?.key;
  if (typeof bucket !== 'string' || typeof key !== 'string') return undefined;
  // S3's own notifications encode the key like a form field, EventBridge's do not
  return { bucket, key: detail ? key : decodeURIComponent(key.replaceAll('+', ' ')) };
}

function noManifest(key: string | undefined): ChurnError {
  const found = key === undefined ? 'names no single object in S3' : `tells of ${JSON.stringify(key)}`;
  return new ChurnError(
    'usage',
    `The event ${found}, and not of a run's manifest.json.`,
    'Let the rule pass only "Object Created" of runs/*/manifest.json; by hand give {"run": "s3://bucket/runs/<runId>"}.',
  );
}
