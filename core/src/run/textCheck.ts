// SPDX-License-Identifier: Apache-2.0

const OUTER_WHITE_SPACE = /^\p{White_Space}+|\p{White_Space}+$/gu;
const ONLY_WHITE_SPACE = /^\p{White_Space}*$/u;

/** Cuts the white space (Unicode property White_Space) around a key. */
export function trimKey(text: string): string {
  if (isVisibleAscii(text.charCodeAt(0)) && isVisibleAscii(text.charCodeAt(text.length - 1))) return text;
  return text.replace(OUTER_WHITE_SPACE, '');
}

export function isBlank(text: string): boolean {
  return !isVisibleAscii(text.charCodeAt(0)) && ONLY_WHITE_SPACE.test(text);
}

/** Whether the text holds a control character, U+0000 to U+001F or U+007F. */
export function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === 0x7f) return true;
  }
  return false;
}

/** What is wrong with a text of `min` to `max` UTF-16 units, in words; undefined where nothing is. */
export function textFault(text: string, min: number, max: number): string | undefined {
  if (text.length < min) return 'is empty';
  if (text.length > max) return `is longer than ${max} characters (${text.length})`;
  return hasControlCharacter(text) ? 'holds a control character' : undefined;
}

/** NaN, the code of an empty text, is not visible. */
function isVisibleAscii(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f;
}
