// SPDX-License-Identifier: Apache-2.0
// lightning/graphql for tests: like the stub of sfdx-lwc-jest, with the text of a query kept and mutations recorded.
import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';

/** The text of the query, so that tests can read and count what is asked for. */
export const gql = (parts, ...values) => String.raw({ raw: parts }, ...values);

/** Resolves to {data, errors}; tests say what with mockResolvedValue. */
export const executeMutation = jest.fn().mockResolvedValue({ data: {}, errors: undefined });

export class graphql extends createTestWireAdapter() {
  static emit(data, filter, refresh = jest.fn().mockResolvedValue(undefined)) {
    super.emit({ data, errors: undefined, refresh }, filter);
  }

  static emitErrors(errors, filter, refresh = jest.fn().mockResolvedValue(undefined)) {
    super.emit({ data: undefined, errors, refresh }, filter);
  }

  constructor(dataCallback) {
    super(dataCallback);
    graphql.emit(undefined);
  }
}
