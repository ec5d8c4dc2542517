// SPDX-License-Identifier: Apache-2.0
// Record ids: key prefix (3), instance (2), number (10, base 62), and 3 characters that tell upper from lower case.

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SUFFIX_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const INSTANCE = '5g';

/** The id of the object's `number`-th record. Ids of one object sort in the order of their numbers. */
export function makeId(keyPrefix: string, number: number): string {
  return withSuffix(`${keyPrefix}${INSTANCE}${base62(number).padStart(10, '0')}`);
}

/** The 18 character form of an id of 15 or 18 characters; undefined where the text is no id. */
export function toLongId(text: string): string | undefined {
  if (!/^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(text)) return undefined;
  if (text.length === 15) return withSuffix(text);
  // the suffix restores the case that a spreadsheet lost
  const restored = restoreCase(text.slice(0, 15), text.slice(15).toUpperCase());
  return restored === undefined ? undefined : withSuffix(restored);
}

export function keyPrefixOf(id: string): string {
  return id.slice(0, 3);
}

function withSuffix(id: string): string {
  return id + suffixOf(id);
}

function suffixOf(id: string): string {
  let suffix = '';
  for (let block = 0; block < 3; block += 1) {
    let bits = 0;
    for (let position = 0; position < 5; position += 1) {
      const code = id.charCodeAt(block * 5 + position);
      if (code >= 65 && code <= 90) bits |= 1 << position;
    }
    suffix += SUFFIX_DIGITS.charAt(bits);
  }
  return suffix;
}

function restoreCase(id: string, suffix: string): string | undefined {
  let restored = '';
  for (let block = 0; block < 3; block += 1) {
    const bits = SUFFIX_DIGITS.indexOf(suffix.charAt(block));
    if (bits < 0) return undefined;
    for (let position = 0; position < 5; position += 1) {
      const letter = id.charAt(block * 5 + position);
      restored += (bits & (1 << position)) === 0 ? letter.toLowerCase() : letter.toUpperCase();
    }
  }
  return restored;
}

function base62(number: number): string {
  let rest = number;
  let text = '';
  do {
    text = DIGITS.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  } while (rest > 0);
  return text;
}
