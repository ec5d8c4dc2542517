// SPDX-License-Identifier: Apache-2.0
// Two 32-bit halves, because BigInt arithmetic is a hundred times slower.

// NVM Express, bits reversed
const POLYNOMIAL_HIGH = 0x9a6c9329;
const POLYNOMIAL_LOW = 0xac4bc9b5;

const HIGH = new Uint32Array(256);
const LOW = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    const isOdd = low & 1;
    low = (low >>> 1) | (high << 31);
    high = high >>> 1;
    if (!isOdd) continue;
    high ^= POLYNOMIAL_HIGH;
    low ^= POLYNOMIAL_LOW;
  }
  HIGH[byte] = high;
  LOW[byte] = low;
}

export type Crc64 = { readonly high: number; readonly low: number };

/** The CRC-64/NVME of `bytes`, going on from the value of what came before. */
export function crc64nvme(bytes: Uint8Array, before: Crc64 = { high: 0, low: 0 }): Crc64 {
  let high = ~before.high;
  let low = ~before.low;
  for (let at = 0; at < bytes.length; at++) {
    const index = (low ^ bytes[at]!) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ LOW[index]!;
    high = (high >>> 8) ^ HIGH[index]!;
  }
  return { high: ~high >>> 0, low: ~low >>> 0 };
}
