// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-intro.html
import { call, makeAdapter } from 'local/lds';

/** The text of a query; fragments can be put into it. */
export const gql = (texts, ...values) => String.raw({ raw: texts }, ...values);

/** Wire adapter: `{data, errors, refresh}`; waits while a variable is undefined. */
export const graphql = makeAdapter({
  plan: ({ query, variables, operationName }) => {
    if (!query || Object.values(variables ?? {}).includes(undefined)) return undefined;
    const body = bodyOf({ query, variables, operationName });
    return { key: `graphql ${JSON.stringify(body)}`, load: () => call('POST', '/graphql', body) };
  },
  emitAnswer: (answer) => resultOf(answer ?? {}),
  emitError: (error) => ({ data: undefined, errors: errorsOf(error) }),
});

/**
 * Sends a mutation. What wires hold is not read again: the platform leaves that to `refresh()`.
 * @returns {Promise<{data: unknown, errors: object[] | undefined}>}
 */
export async function executeMutation({ query, variables, operationName }) {
  try {
    return resultOf(await call('POST', '/graphql', bodyOf({ query, variables, operationName })));
  } catch (error) {
    return { data: undefined, errors: errorsOf(error) };
  }
}

const bodyOf = ({ query, variables = {}, operationName }) =>
  operationName === undefined ? { query, variables } : { query, variables, operationName };

const resultOf = ({ data, errors }) => ({
  data: data ?? undefined,
  errors: errors !== undefined && errors.length > 0 ? errors : undefined,
});

/** A network that is down and a session that ended are errors of the query, too. */
const errorsOf = (error) => [{ message: error.body?.message ?? error.message ?? String(error) }];
