// SPDX-License-Identifier: Apache-2.0
import {
  ChurnError,
  manualTrigger,
  notebookTrigger,
  OWN_PARAMETERS,
  scheduleTrigger,
  type RunTrigger,
} from '@churn-risk/core/modelRun';
import * as z from 'zod';

/** What the Lambda was invoked for, and with which request: an invocation that is repeated keeps its request id. */
export type InvokedFor = { readonly event: unknown; readonly requestId: string; readonly bucket: string };

/**
 * The trigger that an event means: a notebook that has arrived (`Object Created` of EventBridge, or S3's own
 * notification), a schedule (`Scheduled Event`), or a request by hand:
 * `{"trigger": "manual", "id"?, "season"?, "parameters"?, "notebook"?: {"key", "versionId"?}}`.
 *
 * @returns undefined for an object that is no notebook: the rule's wildcard also stands for slashes, so that it passes
 *   checkpoints and sub-folders
 * @throws ChurnError `usage` for any other event
 */
export function readTrigger({ event, requestId, bucket }: InvokedFor): RunTrigger | undefined {
  const arrival = readArrival(event);
  if (arrival !== undefined) return readNotebook(arrival, bucket);
  const scheduled = scheduledSchema.safeParse(event);
  if (scheduled.success) return scheduleTrigger(new Date(scheduled.data.time));
  const manual = manualSchema.safeParse(event);
  if (!manual.success) throw unknownEvent(manual.error);
  const { id = requestId, season, parameters, notebook } = manual.data;
  return {
    ...manualTrigger(id),
    ...(season === undefined ? {} : { season }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(notebook === undefined ? {} : { notebook }),
  };
}

/** An object that was created, as far as it identifies the version. */
type Arrival = {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string | undefined;
  readonly sequencer?: string | undefined;
};

const eventBridgeSchema = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), 'version-id': z.string().optional(), sequencer: z.string().optional() }),
  }),
});

/** S3's own notification carries one record (S3 user guide, "Event message structure"). */
const notificationSchema = z.object({
  Records: z.tuple([
    z.object({
      eventSource: z.literal('aws:s3'),
      s3: z.object({
        bucket: z.object({ name: z.string() }),
        object: z.object({ key: z.string(), versionId: z.string().optional(), sequencer: z.string().optional() }),
      }),
    }),
  ]),
});

const scheduledSchema = z.object({ 'detail-type': z.literal('Scheduled Event'), time: z.iso.datetime() });

const notebookKey = z.string().refine(isNotebook, 'notebooks/<name>.ipynb');

const manualSchema = z.strictObject({
  trigger: z.literal('manual'),
  id: z.string().min(1).optional(),
  season: z
    .string()
    .regex(/^(?!.*\.\.)[A-Za-z0-9._-]{1,16}$/, '1 to 16 of A-Z a-z 0-9 . _ -')
    .optional(),
  parameters: z.record(z.string().refine(isFree, 'follows from the run'), z.string()).optional(),
  notebook: z.strictObject({ key: notebookKey, versionId: z.string().exactOptional() }).optional(),
});

function readArrival(event: unknown): Arrival | undefined {
  const bridged = eventBridgeSchema.safeParse(event);
  if (bridged.success) {
    const { bucket, object } = bridged.data.detail;
    return { bucket: bucket.name, key: object.key, versionId: object['version-id'], sequencer: object.sequencer };
  }
  const notified = notificationSchema.safeParse(event);
  if (!notified.success) return undefined;
  const { bucket, object } = notified.data.Records[0].s3;
  // S3's own notifications encode the key like a form field, EventBridge's do not
  return { ...object, bucket: bucket.name, key: decodeURIComponent(object.key.replaceAll('+', ' ')) };
}

function readNotebook({ bucket, key, versionId, sequencer }: Arrival, ours: string): RunTrigger | undefined {
  if (bucket !== ours) {
    throw new ChurnError(
      'usage',
      `The event tells of the bucket ${bucket}, and not of ${ours}.`,
      'Correct the rule that sends it.',
    );
  }
  if (!isNotebook(key)) return undefined;
  return notebookTrigger({
    key,
    ...(versionId === undefined ? {} : { versionId }),
    ...(sequencer === undefined ? {} : { sequencer }),
  });
}

function isNotebook(key: string): boolean {
  return /^notebooks\/[^/]+\.ipynb$/.test(key);
}

function isFree(parameter: string): boolean {
  return !OWN_PARAMETERS.includes(parameter);
}

function unknownEvent({ issues }: z.ZodError): ChurnError {
  const faults = issues.map(({ path, message }) => `${path.join('.') || 'the event'}: ${message}`);
  return new ChurnError(
    'usage',
    `The event is neither an object that was created, nor a schedule, nor a request by hand (${faults.join('; ')}).`,
    'By hand give {"trigger": "manual"}, with "id", "season", "parameters" or "notebook" as wanted.',
  );
}
