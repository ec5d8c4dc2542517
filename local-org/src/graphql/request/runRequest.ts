// SPDX-License-Identifier: Apache-2.0
import {
  executeSync,
  getOperationAST,
  GraphQLError,
  parse,
  valueFromASTUntyped,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import type { Org } from '../../org.ts';
import { isObject, type JsonObject } from '../../wire/json.ts';
import type { ErrorType } from '../graphqlFailure.ts';
import { runTogether } from '../mutation/runTogether.ts';
import { createRequestContext } from '../requestContext.ts';
import { userSchema, type UserSchema } from '../userSchema.ts';
import { validateRequest, type ValidRequest } from './validateRequest.ts';

/** Answers `{query, variables, operationName}` with the rights of the user. Errors are part of the result. */
export function runRequest(org: Org, userId: string, { query, variables, operationName }: JsonObject): ExecutionResult {
  const user = userSchema(org, userId);
  const request = readRequest(user, typeof query === 'string' ? query : '');
  if (request.errors.length > 0) return { data: null, errors: request.errors };
  const operation = getOperationAST(request.document, typeof operationName === 'string' ? operationName : null);
  const problem = operationProblem(user, operation, operationName);
  if (problem !== undefined || operation == null)
    return { data: null, errors: [typedError('OperationNotSupported', problem ?? '')] };
  const given = isObject(variables) ? variables : {};
  const context = createRequestContext(org, userId, { ...defaultsOf(operation), ...given });
  const run = (): ExecutionResult =>
    executeSync({
      schema: user.schema,
      document: request.document,
      operationName: operation.name?.value,
      variableValues: given,
      contextValue: context,
      hideSuggestions: true,
    });
  return operation.operation === 'mutation' ? runTogether(context, run) : run();
}

/** So many queries are kept with what is known of them. */
const MAX_KEPT = 200;

function readRequest({ schema, requests }: UserSchema, query: string): ValidRequest {
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
    return { document: { kind: 'Document' as never, definitions: [] }, errors: [syntaxError(error)] };
  }
}

function syntaxError(error: GraphQLError): GraphQLError {
  const [{ line, column } = { line: 1, column: 1 }] = error.locations ?? [];
  const token = /found (.+?)\.?$/.exec(error.message)?.[1] ?? error.message;
  const message = `Invalid syntax with offending token '${token}' at line ${line} column ${column}`;
  return new GraphQLError(message, {
    ...(error.source === undefined ? {} : { source: error.source, positions: error.positions }),
    extensions: { ErrorType: 'InvalidSyntax' },
  });
}

function operationProblem(
  { schema }: UserSchema,
  operation: OperationDefinitionNode | null | undefined,
  name: unknown,
): string | undefined {
  if (operation == null)
    return typeof name === 'string'
      ? `Unknown operation named '${name}'.`
      : 'Must provide operation name if query contains multiple operations.';
  return schema.getRootType(operation.operation) == null
    ? `Schema is not configured for ${operation.operation}s.`
    : undefined;
}

function typedError(type: ErrorType, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { ErrorType: type } });
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): JsonObject {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}
