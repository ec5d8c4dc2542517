// SPDX-License-Identifier: Apache-2.0
import {
  executeSync,
  getOperationAST,
  GraphQLError,
  valueFromASTUntyped,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Org } from '../../org.ts';
import { isObject, type JsonObject } from '../../wire/json.ts';
import { runTogether } from '../mutation/runTogether.ts';
import { createRequestContext } from '../requestContext.ts';
import { userSchema } from '../userSchema.ts';
import { readRequest } from './readRequest.ts';

/** Answers `{query, variables, operationName}` with the rights of the user. Errors are part of the result. */
export function runRequest(org: Org, userId: string, body: JsonObject): ExecutionResult {
  const user = userSchema(org, userId);
  const request = readRequest(user, typeof body['query'] === 'string' ? body['query'] : '');
  if (request.errors.length > 0) return { errors: request.errors };
  const operation = chooseOperation(user.schema, request.document, body['operationName']);
  if (operation instanceof GraphQLError) return { errors: [operation] };
  const variables = isObject(body['variables']) ? body['variables'] : {};
  const context = createRequestContext(org, userId, { ...defaultsOf(operation), ...variables });
  const run = (): ExecutionResult =>
    executeSync({
      schema: user.schema,
      document: request.document,
      operationName: operation.name?.value,
      variableValues: variables,
      contextValue: context,
      hideSuggestions: true,
    });
  return operation.operation === 'mutation' ? runTogether(context, run) : run();
}

/** The operation of that name, or the only one. */
function chooseOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  name: unknown,
): OperationDefinitionNode | GraphQLError {
  const operation = getOperationAST(document, typeof name === 'string' ? name : null);
  if (operation == null)
    return unresolved(
      typeof name === 'string'
        ? `Unknown operation named '${name}'.`
        : 'Must provide operation name if query contains multiple operations.',
    );
  const isServed = schema.getRootType(operation.operation) != null;
  return isServed ? operation : unresolved(`Schema is not configured for ${operation.operation}s.`);
}

const unresolved = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { ErrorType: 'OperationNotSupported' } });

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): JsonObject {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}
