// SPDX-License-Identifier: Apache-2.0
import type { AnswersTo, Ask, OrgPort, Rows as OrgRows } from '../../src/load/ports.ts';

type Rows = ReadonlyArray<Readonly<Record<string, unknown>>>;

/**
 * An org that answers what a test gives it and refuses every other call by name. What is asked together is answered
 * one by one.
 */
export function stubOrg(parts: Partial<OrgPort> = {}): OrgPort {
  const refuse = (call: string) => (): never => {
    throw new Error(`the test's org was not told what to answer to ${call}`);
  };
  const org: OrgPort = {
    orgId: '00D000000000001EAA',
    userId: '005000000000001AAA',
    instanceUrl: 'http://org.example',
    query: refuse('query'),
    ask: (asks) => answerAll(org, asks),
    updateRecord: refuse('updateRecord'),
    ingest: refuse('ingest'),
    openIngestJobs: refuse('openIngestJobs'),
    abortIngestJob: refuse('abortIngestJob'),
    readAllowances: refuse('readAllowances'),
    usage: undefined,
    calls: 0,
    polls: 0,
    ...parts,
  };
  return org;
}

async function answerAll<const Asks extends readonly Ask[]>(org: OrgPort, asks: Asks): Promise<AnswersTo<Asks>> {
  const answers: unknown[] = [];
  for (const ask of asks) answers.push(await answer(org, ask));
  return answers as unknown as AnswersTo<Asks>;
}

function answer(org: OrgPort, ask: Ask): unknown {
  if ('query' in ask) return { [Symbol.asyncIterator]: () => org.query(ask.query)[Symbol.asyncIterator]() };
  if ('update' in ask) return org.updateRecord(ask.update.object, ask.update.id, ask.update.values);
  throw new Error("the test's org answers queries and updates only");
}

/** An answer of one page. */
export function rowsOf(rows: Rows): OrgRows {
  return {
    async *[Symbol.asyncIterator]() {
      yield rows;
    },
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
