// SPDX-License-Identifier: Apache-2.0
import { valueFromASTUntyped, type FieldNode } from 'graphql';
import { GraphqlFailure } from '../graphqlFailure.ts';

/** Arguments of a connection, checked against the schema. */
export type PageArguments = {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly where?: FilterInput | null;
  readonly scope?: string | null;
  readonly upperBound?: number | null;
  /** `orderBy` as it was given: the order of its keys is the order of the sorting. */
  readonly order: unknown;
};

export type FilterInput = { readonly [key: string]: unknown };

/** The argument with its keys in the order in which the request has them, which coercion does not keep. */
export function rawArgument(node: FieldNode, name: string, variables: Readonly<Record<string, unknown>>): unknown {
  const argument = node.arguments?.find((one) => one.name.value === name);
  return argument === undefined ? undefined : valueFromASTUntyped(argument.value, variables);
}

/** https://developer.salesforce.com/docs/platform/graphql/guide/pagination.html */
const PAGE = { default: 10, max: 2000 };
const UPPER_BOUND = { min: 200, max: 2000 };

export type Range = { readonly from: number; readonly to: number };

/** The positions that a page takes up. */
export function readRange({ first, after, upperBound }: PageArguments): Range {
  const size = first ?? PAGE.default;
  if (size < 1 || size > PAGE.max) throw refused(`first must be between 1 and ${PAGE.max}, it is ${size}`);
  if (upperBound != null && (upperBound < UPPER_BOUND.min || upperBound > UPPER_BOUND.max))
    throw refused(`upperBound must be between ${UPPER_BOUND.min} and ${UPPER_BOUND.max}, it is ${upperBound}`);
  const from = after == null ? 0 : readCursor(after);
  return { from, to: from + size };
}

/** The cursor of the row at a position. */
export function cursorAt(position: number): string {
  return Buffer.from(`${CURSOR}${position + 1}`).toString('base64');
}

const CURSOR = 'v1:';

function readCursor(cursor: string): number {
  const position = /^v1:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (position === undefined) throw refused(`Invalid cursor: ${cursor}`);
  return Number(position);
}

const refused = (message: string): GraphqlFailure => new GraphqlFailure('DataFetchingException', message);
