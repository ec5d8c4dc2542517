// SPDX-License-Identifier: Apache-2.0
// One address for all services: the AWS JSON protocols name theirs in a header, whatever does not is for S3.
import type { IncomingMessage } from 'node:http';
import type { Switchboard } from 'local-faults';
import { handleAwsJson } from './awsJson/handleAwsJson.ts';
import type { Emr } from './emr/emr.ts';
import { EMR_TARGET, handleEmr } from './emr/handleEmr.ts';
import type { S3Fault } from './faults/s3Fault.ts';
import { handleQueues, QUEUES_TARGET } from './queues/handleQueues.ts';
import type { Queues } from './queues/queues.ts';
import { handleS3 } from './s3/handleS3.ts';
import type { S3Store } from './s3/store/s3Store.ts';
import { handleSecrets, SECRETS_TARGET } from './secrets/handleSecrets.ts';
import type { SecretStore } from './secrets/secretStore.ts';

export type Services = {
  readonly s3: S3Store;
  readonly emr: Emr;
  readonly secrets: SecretStore;
  readonly queues: Queues;
  readonly faults: Switchboard<S3Fault>;
};

/** `onNotDone` hears of what is not done here, by name. */
export function answerService(
  request: Request,
  incoming: IncomingMessage,
  { s3, emr, secrets, queues, faults }: Services,
  onNotDone: (name: string) => void,
): Promise<Response> {
  const target = request.headers.get('x-amz-target');
  if (target === null) return handleS3(request, incoming, s3, faults, onNotDone);
  const [service] = target.split('.');
  if (service === EMR_TARGET) return handleEmr(request, emr, onNotDone);
  if (service === SECRETS_TARGET) return handleSecrets(request, secrets, onNotDone);
  if (service === QUEUES_TARGET) return handleQueues(request, queues, onNotDone);
  return handleAwsJson(request, { target: service ?? '', operations: {}, state: undefined }, onNotDone);
}
