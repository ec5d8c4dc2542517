// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';

/** What the org did not show, gathered for the gate `access`, so that the load can look at everything before it refuses. */
export type AccessNotes = {
  readonly missing: readonly string[];
  add(texts: readonly string[]): void;
  /** Undefined, and a note, where the org refuses to show it. Every other failure goes on. */
  read<T>(what: string, read: () => Promise<T>): Promise<T | undefined>;
};

export function createAccessNotes(): AccessNotes {
  const missing: string[] = [];
  return {
    missing,
    add: (texts) => void missing.push(...texts),
    read: async (what, read) => {
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof ChurnError) || error.code !== 'org_refused') throw error;
        missing.push(`${what} can't be read (${reasonOf(error)})`);
        return undefined;
      }
    },
  };
}

/** The platform's code: its message repeats the query over several lines. */
function reasonOf({ data, message }: ChurnError): string {
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  return typeof code === 'string' ? code : message;
}
