// SPDX-License-Identifier: Apache-2.0

/** Keys with a number each, in about 20 bytes beside the key's own: objects would take four times as much. */
export type KeyIndex = {
  /** The place of a key is how many were added before it. */
  add(key: string, number: number): void;
  keyAt(place: number): string;
  keyAt(place: number): string;
  numberAt(place: number): number;
  readonly size: number;
  /** Places by key, in code point order; equal keys in the order they came in. */
  inOrder(): Uint32Array;
};

/** UTF-8 of a UTF-16 unit takes no more. */
const MAX_UNIT_BYTES = 3;

export function createKeyIndex(): KeyIndex {
  let bytes = Buffer.alloc(0);
  let ends = new Float64Array(0);
  let numbers = new Float64Array(0);
  let size = 0;
  let isSorted = true;
  const startOf = (place: number): number => (place === 0 ? 0 : (ends[place - 1] ?? 0));
  // the order of UTF-8 is that of code points
  const compare = (a: number, b: number): number =>
    bytes.compare(bytes, startOf(b), ends[b] ?? 0, startOf(a), ends[a] ?? 0);
  return {
    add(key, number) {
      const start = startOf(size);
      if (start + MAX_UNIT_BYTES * key.length > bytes.length) bytes = largerBytes(bytes, MAX_UNIT_BYTES * key.length);
      if (size === ends.length) {
        ends = largerNumbers(ends);
        numbers = largerNumbers(numbers);
      }
      ends[size] = start + bytes.write(key, start);
      numbers[size] = number;
      isSorted &&= size === 0 || compare(size - 1, size) <= 0;
      size++;
    },
    keyAt: (place) => bytes.toString('utf8', startOf(place), ends[place]),
    numberAt: (place) => numbers[place] ?? NaN,
    get size() {
      return size;
    },
    inOrder() {
      const places = Uint32Array.from({ length: size }, (_, place) => place);
      // runs are mostly written in the order of their keys
      return isSorted ? places : places.sort((a, b) => compare(a, b) || a - b);
    },
  };
}

function largerBytes(bytes: Buffer<ArrayBuffer>, added: number): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(2 * bytes.length + added);
  larger.set(bytes);
  return larger;
}

function largerNumbers(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(2 * numbers.length, 64));
  larger.set(numbers);
  return larger;
}
