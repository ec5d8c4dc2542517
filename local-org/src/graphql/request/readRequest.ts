// SPDX-License-Identifier: Apache-2.0
import { GraphQLError, Kind, parse } from 'graphql';
import type { UserSchema } from '../userSchema.ts';
import { validateRequest, type ValidRequest } from './validateRequest.ts';

/** So many queries are kept with what is known of them. */
const MAX_KEPT = 200;

/** Parses and checks a query; one that was asked before is known. */
export function readRequest({ schema, requests }: UserSchema, query: string): ValidRequest {
  const known = requests.get(query);
  if (known !== undefined) return known;
  const request = parseRequest(schema, query);
  if (requests.size >= MAX_KEPT) requests.clear();
  requests.set(query, request);
  return request;
}

function parseRequest(schema: UserSchema['schema'], query: string): ValidRequest {
  try {
    return validateRequest(schema, parse(query));
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { document: { kind: Kind.DOCUMENT, definitions: [] }, errors: [syntaxError(error)] };
  }
}

function syntaxError({ message, locations, source, positions }: GraphQLError): GraphQLError {
  const [{ line, column } = { line: 1, column: 1 }] = locations ?? [];
  const token = /(?:found|character:) (.+?)\.?$/.exec(message)?.[1] ?? message;
  return new GraphQLError(`Invalid syntax with offending token '${token}' at line ${line} column ${column}`, {
    ...(source === undefined ? {} : { source, positions }),
    extensions: { ErrorType: 'InvalidSyntax' },
  });
}
