// SPDX-License-Identifier: Apache-2.0
import type { GraphQLError } from 'graphql';
import type { Org } from '../../org.ts';
import { ApiError } from '../../wire/apiError.ts';
import { GraphqlFailure, type ErrorType } from '../graphqlFailure.ts';

/** The errors as the API writes them; what is not done is kept in the org's list. Throws errors of our own making on. */
export function renderErrors(org: Org, errors: readonly GraphQLError[]): readonly Record<string, unknown>[] {
  return errors.map((error) => {
    const type = errorTypeOf(error);
    if (isNotDone(error.originalError)) org.unsupported.push({ what: 'POST graphql', detail: error.message });
    return {
      message: error.message,
      locations: error.locations ?? [],
      ...(error.path === undefined ? {} : { path: error.path }),
      extensions: { ErrorType: type },
    };
  });
}

function errorTypeOf({ extensions, originalError }: GraphQLError): ErrorType {
  if (originalError instanceof GraphqlFailure) return originalError.errorType;
  if (originalError instanceof ApiError)
    return isNotDone(originalError) ? 'OperationNotSupported' : 'DataFetchingException';
  if (extensions['ErrorType'] !== undefined) return extensions['ErrorType'] as ErrorType;
  // the request does not fit the schema, or a value its type
  if (originalError === undefined || originalError.name === 'GraphQLError') return 'ValidationError';
  throw originalError;
}

const isNotDone = (error: unknown): boolean => error instanceof ApiError && error.status === 501;
