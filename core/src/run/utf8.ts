// SPDX-License-Identifier: Apache-2.0

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text, or the bytes themselves where they are no UTF-8: then the row checks find no text there. */
export function decodeText(bytes: Uint8Array): unknown {
  try {
    return decoder.decode(bytes);
  } catch {
    return bytes;
  }
}
