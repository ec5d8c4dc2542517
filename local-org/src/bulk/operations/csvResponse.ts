// SPDX-License-Identifier: Apache-2.0

/** A CSV body that is read from its source as the client takes it. */
export function csvResponse(source: AsyncIterable<Uint8Array>, headers: Record<string, string> = {}): Response {
  return new Response(ReadableStream.from(source), {
    headers: { 'content-type': 'text/csv; charset=UTF-8', ...headers },
  });
}
