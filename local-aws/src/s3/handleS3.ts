// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import { ConnectionReset, type Switchboard } from 'local-faults';
import { answerThroughFaults, type S3Fault } from '../faults/s3Fault.ts';
import { errorResponse } from './errorResponse.ts';
import { notImplemented, refuseHeaders } from './notDone.ts';
import { findRoute } from './routes.ts';
import { readCall } from './s3Call.ts';
import type { S3Call } from './s3Call.ts';
import { S3Error } from './s3Error.ts';
import type { S3Store } from './store/s3Store.ts';

/**
 * Answers one request of the S3 API. `onNotDone` hears of what is not done here, by name. Rejects with ConnectionReset,
 * and nothing else, where a fault wants the connection cut.
 */
export async function handleS3(
  request: Request,
  incoming: IncomingMessage,
  store: S3Store,
  faults: Switchboard<S3Fault>,
  onNotDone: (name: string) => void,
): Promise<Response> {
  let requestId = '';
  const isHead = request.method === 'HEAD';
  try {
    const call = readCall(request, incoming, new Date());
    requestId = call.id;
    const response = await answerThroughFaults(call, store, faults, async () => runOperation(call, store));
    response.headers.set('x-amz-request-id', requestId);
    return response;
  } catch (error) {
    if (error instanceof ConnectionReset) throw error;
    const told = error instanceof S3Error ? error : new S3Error('InternalError', String(error));
    if (told.code === 'NotImplemented') onNotDone(told.details['Operation'] ?? told.message);
    return errorResponse(told, requestId, isHead);
  } finally {
    // a body that nobody read would block the connection's next request
    incoming.resume();
  }
}

function runOperation(call: S3Call, store: S3Store): Promise<Response> | Response {
  const { name, operation } = findRoute(call);
  if (!operation) throw notImplemented(name);
  refuseHeaders(call);
  return operation(call, store);
}
