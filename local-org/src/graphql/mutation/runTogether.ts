// SPDX-License-Identifier: Apache-2.0
import { GraphQLError, type ExecutionResult } from 'graphql';
import { ROLLED_BACK } from '../../records/saveChunk.ts';
import { isObject, type JsonObject } from '../../wire/json.ts';
import type { RequestContext } from '../requestContext.ts';

/** Runs all operations of a mutation in one transaction, which is taken back where one failed and it is all or none. */
export function runTogether(context: RequestContext, run: () => ExecutionResult): ExecutionResult {
  try {
    return context.org.database.transaction(() => {
      const result = run();
      if (context.allOrNone && (result.errors ?? []).length > 0) throw new Undone(result);
      return result;
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    return takeBack(error.result);
  }
}

/** Makes the transaction roll back. */
class Undone extends Error {
  readonly result: ExecutionResult;

  constructor(result: ExecutionResult) {
    super('an operation failed');
    this.result = result;
  }
}

/** The operations that had succeeded have failed with the others. */
function takeBack({ data, errors = [] }: ExecutionResult): ExecutionResult {
  const undone = Object.entries(data ?? {}).flatMap(([root, operations]) =>
    Object.entries(isObject(operations) ? operations : {})
      .filter(([, result]) => result !== null)
      .map(([operation]) => rolledBack([root, operation])),
  );
  return { data: data && withoutResults(data), errors: [...errors, ...undone] };
}

function withoutResults(data: JsonObject): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([root, operations]) => [
      root,
      isObject(operations) ? Object.fromEntries(Object.keys(operations).map((operation) => [operation, null])) : null,
    ]),
  );
}

function rolledBack(path: readonly string[]): GraphQLError {
  return new GraphQLError(ROLLED_BACK[1], { path, extensions: { ErrorType: 'DataFetchingException' } });
}
