// SPDX-License-Identifier: Apache-2.0
import type { OrgPort } from '../../src/load/ports.ts';

type Rows = ReadonlyArray<Readonly<Record<string, unknown>>>;

/** An org that answers what a test gives it and refuses every other call by name. */
export function stubOrg(parts: Partial<OrgPort> = {}): OrgPort {
  const refuse = (call: string) => (): never => {
    throw new Error(`the test's org was not told what to answer to ${call}`);
  };
  return {
    orgId: '00D000000000001EAA',
    userId: '005000000000001AAA',
    instanceUrl: 'http://org.example',
    query: refuse('query'),
    describe: refuse('describe'),
    upsertRecord: refuse('upsertRecord'),
    updateRecord: refuse('updateRecord'),
    ingest: refuse('ingest'),
    openIngestJobs: refuse('openIngestJobs'),
    abortIngestJob: refuse('abortIngestJob'),
    calls: 0,
    ...parts,
  };
}

/** Answers queries by the object after FROM; a function may answer differently each time. */
export function answering(tables: Readonly<Record<string, Rows | ((soql: string) => Rows)>>): OrgPort['query'] {
  return async function* (soql) {
    const object = /\bFROM (\w+)/.exec(soql)?.[1] ?? '';
    const rows = tables[object];
    if (rows === undefined) throw new Error(`no rows of ${object}`);
    yield typeof rows === 'function' ? rows(soql) : rows;
  };
}
