// SPDX-License-Identifier: Apache-2.0

/** The bytes in chunks of a size, as a file's stream might cut them. */
export async function* chunksOf(bytes: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.from(bytes);
  for (let start = 0; start < buffer.length; start += size) yield buffer.subarray(start, start + size);
}

export async function collect<T>(batches: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}
