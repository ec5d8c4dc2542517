// SPDX-License-Identifier: Apache-2.0

/** More characters than any line of ours has: a file without line ends must not fill the memory. */
const LONGEST_LINE = 1 << 20;

/** The lines of a text, without their ends; a last line that has none included. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new RangeError(`a line is longer than ${LONGEST_LINE} characters`);
    yield* lines;
  }
  if (rest !== '') yield rest;
}
