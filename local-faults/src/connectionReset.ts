// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';

/** Thrown by a fault to have the server cut the connection instead of answering. */
export class ConnectionReset extends Error {
  override readonly name = 'ConnectionReset';
}

/** Has the server cut the connection in the middle of this answer's body. */
export function cutShort(response: Response): Response {
  CUT_SHORT.add(response);
  return response;
}

/** Answers, or cuts the connection where a fault wants that. */
export async function answerOrReset(answer: () => Promise<Response>, { socket }: IncomingMessage): Promise<Response> {
  try {
    const response = await answer();
    return CUT_SHORT.has(response) ? await withHalfBody(response, () => socket.destroySoon()) : response;
  } catch (error) {
    if (!(error instanceof ConnectionReset)) throw error;
    socket.resetAndDestroy();
    return ALREADY_SENT;
  }
}

/** Reads the first half of what a client sends, or the first piece where its length is not told. */
export async function readHalfBody(request: Request): Promise<void> {
  const half = Number(request.headers.get('content-length') ?? 0) / 2;
  const reader = request.body?.getReader();
  let bytes = 0;
  do {
    const piece = (await reader?.read())?.value;
    if (piece === undefined) break;
    bytes += piece.length;
  } while (bytes < half);
  // not cancelled: that would close the connection, and there may be something to answer
  reader?.releaseLock();
}

const CUT_SHORT = new WeakSet<Response>();

/** The header by which @hono/node-server knows that there is nothing to write any more. */
const ALREADY_SENT = new Response(null, { headers: { 'x-hono-already-sent': 'true' } });

/** A server asks for the next piece before it has written the last one; so long it has for that. */
const WRITING_MS = 30;

async function withHalfBody(response: Response, cut: () => void): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  let isSent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) setTimeout(cut, WRITING_MS);
      else controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      isSent = true;
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
