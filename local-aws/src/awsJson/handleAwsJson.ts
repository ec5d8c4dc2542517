// SPDX-License-Identifier: Apache-2.0
// The AWS JSON protocols 1.0 and 1.1: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
import { randomUUID } from 'node:crypto';
import { AwsJsonError } from './awsJsonError.ts';
import type { AwsJsonOperation } from './awsJsonOperation.ts';

export type AwsJsonService<State> = {
  /** Of `X-Amz-Target`, before the dot. */
  readonly target: string;
  readonly operations: Readonly<Record<string, AwsJsonOperation<State>>>;
  readonly state: State;
};

/** Answers one request. `onNotDone` hears of what is not done here, by name. */
export async function handleAwsJson<State>(
  request: Request,
  service: AwsJsonService<State>,
  onNotDone: (name: string) => void,
): Promise<Response> {
  const name = (request.headers.get('x-amz-target') ?? '').slice(service.target.length + 1);
  // also where nobody uses it: a body that is not read would block the connection's next request
  const body = await request.text();
  try {
    const operation = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
    if (operation === undefined) {
      onNotDone(`${service.target}.${name}`);
      throw new AwsJsonError('NotImplementedException', `${name} is not implemented`, 501);
    }
    return answer(200, (await operation(readInput(body), service.state)) ?? {});
  } catch (error) {
    const { type, message, status } =
      error instanceof AwsJsonError ? error : new AwsJsonError('InternalFailure', String(error), 500);
    return answer(status, { __type: type, message });
  }
}

function readInput(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new AwsJsonError('SerializationException', 'The request body is not valid JSON');
  }
}

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() },
  });
}
