// SPDX-License-Identifier: Apache-2.0
import { parseQuery, type Query } from '@jetstreamapp/soql-parser-js';
import { malformedQuery, unsupportedQuery } from './soqlError.ts';

/** The query as a tree; 400 MALFORMED_QUERY where it is none. */
export function parseSoql(soql: string): Query & { readonly sObject: string } {
  if (THREE_NOTS.test(withoutTexts(soql))) throw unsupportedQuery('NOT of NOT of NOT');
  const query = parse(soql);
  const { sObject } = query;
  if (sObject === undefined) throw malformedQuery('unexpected token: <EOF>');
  return { ...query, sObject };
}

// of three in a row the parser loses one, and would turn the answer around
const THREE_NOTS = /\bNOT[\s(]+NOT[\s(]+NOT\b/i;

function withoutTexts(soql: string): string {
  return soql.replace(/'(?:\\.|[^'\\])*'/gs, "''");
}

function parse(soql: string): Query {
  try {
    return parseQuery(soql);
  } catch (error) {
    throw malformedQuery(describe(error instanceof Error ? error.message : String(error)));
  }
}

// the parser lists everything that it would have taken; the platform names the token that it did not
function describe(message: string): string {
  const found = /but found(?:: | --> )'([^']*)'/.exec(message)?.[1];
  if (found === undefined) return message.split('\n')[0] ?? message;
  return `unexpected token: '${found === '' ? '<EOF>' : found}'`;
}
