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

/** https://developer.salesforce.com/docs/platform/graphql/guide/paginate-use-upperbound.html */
const PAGE = { default: 10, min: 1, max: 2000 };
/** Where an upper bound is given, both lie in this range. */
const BOUNDED = { default: 200, min: 200, max: 2000 };

export type Range = { readonly from: number; readonly to: number };

/** The positions that a page takes up. */
export function readRange({ first, after, upperBound }: PageArguments): Range {
  const limits = upperBound == null ? PAGE : BOUNDED;
  const size = first ?? limits.default;
  refuseOutside('first', size, limits);
  if (upperBound != null) refuseOutside('upperBound', upperBound, BOUNDED);
  const from = after == null ? 0 : readCursor(after);
  return { from, to: from + size };
}

function refuseOutside(name: string, value: number, { min, max }: typeof PAGE): void {
  if (value < min || value > max) throw refused(`${name} must be between ${min} and ${max}, it is ${value}`);
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
