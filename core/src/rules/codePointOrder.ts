// SPDX-License-Identifier: Apache-2.0

/**
 * Orders texts by code point, which is their order in UTF-8. JavaScript's own `<` orders by UTF-16 unit and puts
 * U+1F600 (units D83D DE00) before U+FF21.
 */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) return planeOrder(a) - planeOrder(b);
  }
  return left.length - right.length;
}

/** Moves surrogates (D800-DFFF) behind E000-FFFF, as the code points they stand for are larger. */
function planeOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** A key as it is compared: without surrounding white space, in lower case. */
export function foldKey(key: string): string {
  return key.trim().toLowerCase();
}
