// SPDX-License-Identifier: Apache-2.0
import { WRITING_KINDS } from '../../plan/index.ts';

/** A kind of action that writes to a Risk. */
export type WritingKind = (typeof WRITING_KINDS)[number];

export function isWritingKind(kind: string): kind is WritingKind {
  return (WRITING_KINDS as readonly string[]).includes(kind);
}
