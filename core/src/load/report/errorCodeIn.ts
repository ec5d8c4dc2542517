// SPDX-License-Identifier: Apache-2.0

// As Flows tell it: "... when the flow tried to create records: REQUIRED_FIELD_MISSING: Required fields are ..."
const CODE = /(?:^|: )([A-Z]+(?:_[A-Z]+)+):/;

/** The platform's code in the words of an error, which may name a customer; `UNKNOWN` where there is none. */
export function errorCodeIn(words: string): string {
  return CODE.exec(words)?.[1] ?? 'UNKNOWN';
}
