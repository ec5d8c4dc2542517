// SPDX-License-Identifier: Apache-2.0
import { MAX_DRIVERS, MAX_FEATURE, MAX_LABEL, MAX_VALUE } from './drivers.ts';

/**
 * The contributions of a drivers cell, in its order, from the bytes of its JSON text: no text is made of what is only
 * checked. Undefined where the cell has a fault, or is not spelt as most models do (these keys in this order, no escapes,
 * nothing but ASCII): then it has to be parsed.
 */
export function scanDrivers(bytes: Uint8Array): readonly number[] | undefined {
  const scan: Scan = { bytes, place: 0 };
  if (!skipToken(scan, OPEN)) return undefined;
  const contributions: number[] = [];
  const features: number[] = [];
  if (skipToken(scan, CLOSE)) return isAtEnd(scan) ? contributions : undefined;
  do {
    if (!skipToken(scan, FEATURE)) return undefined;
    const feature = hashString(scan, 1, MAX_FEATURE);
    // two features of one hash are compared when they are parsed
    if (feature === undefined || features.includes(feature)) return undefined;
    features.push(feature);
    if (!skipToken(scan, LABEL) || hashString(scan, 1, MAX_LABEL) === undefined) return undefined;
    if (!skipToken(scan, VALUE) || !skipValue(scan)) return undefined;
    if (!skipToken(scan, CONTRIBUTION)) return undefined;
    const contribution = readNumber(scan);
    if (!Number.isFinite(contribution) || !skipToken(scan, END)) return undefined;
    contributions.push(contribution);
  } while (skipToken(scan, NEXT));
  const isWhole = skipToken(scan, CLOSE) && isAtEnd(scan);
  return isWhole && contributions.length <= MAX_DRIVERS ? contributions : undefined;
}

/** How far a text was read. */
type Scan = { readonly bytes: Uint8Array; place: number };

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const OPEN = bytesOf('[');
const CLOSE = bytesOf(']');
const NEXT = bytesOf(',');
const END = bytesOf('}');
const FEATURE = bytesOf('{"feature":');
const LABEL = bytesOf(',"label":');
const VALUE = bytesOf(',"value":');
const CONTRIBUTION = bytesOf(',"contribution":');

const SPACE = 0x20;
const DELETE = 0x7f;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACE = 0x7b;
const COMMA = 0x2c;
const COLON = 0x3a;

/** Passes these bytes where they are the next ones. Spaces may stand before them, before a colon and behind what opens. */
function skipToken(scan: Scan, token: Uint8Array): boolean {
  const { bytes } = scan;
  let place = scan.place;
  for (let i = 0; i < token.length; i++) {
    const wanted = token[i];
    if (bytes[place] === SPACE && (i === 0 || wanted === COLON || token[i - 1] === BRACE || token[i - 1] === COMMA)) {
      while (bytes[place] === SPACE) place++;
    }
    if (bytes[place] !== wanted) return false;
    place++;
  }
  scan.place = place;
  return true;
}

function skipSpaces(scan: Scan): void {
  while (scan.bytes[scan.place] === SPACE) scan.place++;
}

function isAtEnd(scan: Scan): boolean {
  skipSpaces(scan);
  return scan.place === scan.bytes.length;
}

/** Passes a string of so many plain characters; answers a hash of it. */
function hashString(scan: Scan, min: number, max: number): number | undefined {
  skipSpaces(scan);
  const { bytes } = scan;
  if (bytes[scan.place] !== QUOTE) return undefined;
  const start = scan.place + 1;
  const last = start + max;
  let hash = 0;
  let place = start;
  let byte = bytes[place] ?? 0;
  while (byte !== QUOTE) {
    if (byte < SPACE || byte >= DELETE || byte === BACKSLASH || place === last) return undefined;
    hash = Math.imul(hash ^ byte, HASH_FACTOR);
    byte = bytes[++place] ?? 0;
  }
  scan.place = place + 1;
  return place - start >= min ? hash : undefined;
}

const HASH_FACTOR = 0x01000193;

function skipValue(scan: Scan): boolean {
  skipSpaces(scan);
  if (scan.bytes[scan.place] === QUOTE) return hashString(scan, 0, MAX_VALUE) !== undefined;
  return Number.isFinite(readNumber(scan));
}

/** More digits than these, and the division below may be off by one bit. */
const MOST_EXACT = 10 ** 15;

/** A plain decimal of few digits; NaN where anything else follows. */
function readNumber(scan: Scan): number {
  skipSpaces(scan);
  const { bytes } = scan;
  const isNegative = bytes[scan.place] === MINUS;
  let place = isNegative ? scan.place + 1 : scan.place;
  if (!isDigit(bytes[place]) || (bytes[place] === ZERO && isDigit(bytes[place + 1]))) return NaN;
  let digits = 0;
  let unit = 1;
  for (; isDigit(bytes[place]); place++) digits = digits * 10 + (bytes[place] ?? 0) - ZERO;
  if (bytes[place] === POINT) {
    if (!isDigit(bytes[++place])) return NaN;
    for (; isDigit(bytes[place]); place++, unit *= 10) digits = digits * 10 + (bytes[place] ?? 0) - ZERO;
  }
  scan.place = place;
  if (digits >= MOST_EXACT || unit > MOST_EXACT) return NaN;
  return isNegative ? -digits / unit : digits / unit;
}

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

function isDigit(byte = 0): boolean {
  return byte >= ZERO && byte <= NINE;
}
