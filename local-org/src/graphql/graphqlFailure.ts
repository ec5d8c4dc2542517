// SPDX-License-Identifier: Apache-2.0

/** https://developer.salesforce.com/docs/platform/graphql/guide/query-status.html */
export type ErrorType =
  'InvalidSyntax' | 'ValidationError' | 'DataFetchingException' | 'OperationNotSupported' | 'ExecutionAborted';

/** Thrown by a resolver whose request is refused; becomes one of the answer's `errors`. */
export class GraphqlFailure extends Error {
  readonly errorType: ErrorType;

  constructor(errorType: ErrorType, message: string) {
    super(message);
    this.name = 'GraphqlFailure';
    this.errorType = errorType;
  }
}
