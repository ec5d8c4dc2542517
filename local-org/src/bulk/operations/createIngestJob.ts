// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import type { WireRequest } from '../../wire/route.ts';
import { NO_LOCK_TROUBLE } from '../ingest/batches.ts';
import { runIngestJob } from '../ingest/runIngestJob.ts';
import type { IngestJob, IngestOperation } from '../job.ts';
import { ingestJobJson } from '../jobJson.ts';
import { addJob, changeJob, jobFile, nextJobId } from '../jobs.ts';
import { choose, csvForm, invalid, parseJobRequest, text, type JsonBody } from './jobRequest.ts';

/** POST /jobs/ingest, as JSON or with the data in a multipart body. */
export async function createIngestJob({ raw, params }: WireRequest, org: Org, session: Session): Promise<Response> {
  const { json, content } = await readParts(raw);
  const job = addJob(
    org,
    'ingestJob',
    newJob(parseJobRequest(json, PROPERTIES), params['version'] ?? '', org, session),
  );
  return Response.json(ingestJobJson(content === undefined ? job : startWithContent(org, job, content)));
}

const PROPERTIES = [
  'object',
  'operation',
  'externalIdFieldName',
  'contentType',
  'columnDelimiter',
  'lineEnding',
  'assignmentRuleId',
];
const OPERATIONS: readonly IngestOperation[] = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];
const MULTIPART_CHARACTERS = 100_000;

async function readParts(raw: Request): Promise<{ json: string; content?: string }> {
  if (!(raw.headers.get('content-type') ?? '').startsWith('multipart/form-data')) return { json: await raw.text() };
  const form = await raw.formData();
  const [job, content] = await Promise.all([partText(form.get('job')), partText(form.get('content'))]);
  if (job === undefined || content === undefined)
    throw invalid('CLIENTINPUTERROR', 'A multipart request has the parts job and content');
  if (content.length > MULTIPART_CHARACTERS) {
    throw invalid('CLIENTINPUTERROR', `The data of a multipart request has at most ${MULTIPART_CHARACTERS} characters`);
  }
  return { json: job, content };
}

const partText = async (part: string | Blob | null): Promise<string | undefined> =>
  part === null ? undefined : typeof part === 'string' ? part : part.text();

function newJob(body: JsonBody, apiVersion: string, org: Org, { userId }: Session): IngestJob {
  const operation = choose(body, 'operation', OPERATIONS);
  const object = findObject(org, text(body, 'object'), userId);
  if (operation === 'hardDelete' && !org.access.permission(userId, 'BulkApiHardDelete')) {
    throw invalid(
      'FEATURENOTENABLED',
      'hardDelete operation requires special user profile permission, please contact your system administrator',
    );
  }
  const now = org.clock.now().toISOString();
  return {
    ...{
      id: nextJobId(org),
      object: object.name,
      operation,
      createdById: userId,
      createdDate: now,
      systemModstamp: now,
      state: 'Open',
      apiVersion,
    },
    ...csvForm(body),
    externalIdFieldName: operation === 'upsert' ? findExternalId(object, text(body, 'externalIdFieldName')) : undefined,
    assignmentRuleId: text(body, 'assignmentRuleId'),
    ...{
      hasContent: false,
      header: [],
      processed: 0,
      failed: 0,
      processingTime: 0,
      chunks: 0,
      ...NO_LOCK_TROUBLE,
      successfulBytes: 0,
      failedBytes: 0,
    },
  };
}

function findObject(org: Org, name: string | undefined, userId: string): ObjectDef {
  const object = name === undefined ? undefined : org.schema.object(name);
  if (object !== undefined && object.kind !== 'customMetadata' && org.access.object(userId, object.name).read)
    return object;
  throw invalid(
    'INVALIDJOB',
    name === undefined ? 'InvalidJob : Must specify object' : `InvalidJob : Unable to find object: ${name}`,
  );
}

function findExternalId(object: ObjectDef, name: string | undefined): string {
  if (name === undefined) {
    throw invalid(
      'INVALIDJOB',
      `InvalidJob : External ID was blank for ${object.name}. An External ID must be specified for upsert.`,
    );
  }
  const field = findField(object, name);
  if (field !== undefined && (field.type === 'id' || field.externalId || field.idLookup)) return field.name;
  const demand = `does not match an External ID, Salesforce Id, or indexed field for ${object.name}`;
  throw invalid('INVALIDJOB', `InvalidJob : Field name provided, ${name} ${demand}`);
}

function startWithContent(org: Org, job: IngestJob, content: string): IngestJob {
  writeFileSync(jobFile(org, job.id, 'content.csv'), content);
  org.background.start(() => runIngestJob(org, job.id));
  return changeJob(org, 'ingestJob', job, { state: 'UploadComplete', hasContent: true });
}
