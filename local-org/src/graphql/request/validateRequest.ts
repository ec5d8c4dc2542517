// SPDX-License-Identifier: Apache-2.0
// GraphQL's own rules, in the words of the library that the platform runs on.
import {
  FieldsOnCorrectTypeRule,
  FragmentsOnCompositeTypesRule,
  GraphQLError,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  LoneAnonymousOperationRule,
  NoFragmentCyclesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  OverlappingFieldsCanBeMergedRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  UniqueArgumentNamesRule,
  UniqueDirectivesPerLocationRule,
  UniqueFragmentNamesRule,
  UniqueInputFieldNamesRule,
  UniqueOperationNamesRule,
  UniqueVariableNamesRule,
  validate,
  ValuesOfCorrectTypeRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { ApiError } from '../../wire/apiError.ts';
import { omitOptional } from './omitOptional.ts';
import { OptionalPlacementRule } from './optionalPlacement.ts';
import { pathTo } from './pathTo.ts';
import { LimitSubqueriesRule } from './limitSubqueries.ts';

export type ValidRequest = { readonly document: DocumentNode; readonly errors: readonly GraphQLError[] };

/** The document to execute, without the optional fields that the schema has not, or what is wrong with it. */
export function validateRequest(schema: GraphQLSchema, given: DocumentNode): ValidRequest {
  const document = omitOptional(schema, given);
  // what only an omitted field uses is used
  const errors = [...check(schema, document, RULES), ...check(schema, given, RULES_OF_USE)];
  return { document, errors };
}

function check(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules: Readonly<Record<string, readonly ValidationRule[]>>,
): readonly GraphQLError[] {
  return Object.entries(rules).flatMap(([kind, some]) =>
    validate(schema, document, some, { hideSuggestions: true }).map((error) => inPlatformWords(document, kind, error)),
  );
}

/** By the platform's name of what they find. */
const RULES: Readonly<Record<string, readonly ValidationRule[]>> = {
  FieldUndefined: [FieldsOnCorrectTypeRule],
  UnknownArgument: [KnownArgumentNamesRule],
  UnknownDirective: [KnownDirectivesRule],
  MisplacedDirective: [OptionalPlacementRule],
  UnknownType: [KnownTypeNamesRule],
  UndefinedFragment: [KnownFragmentNamesRule],
  FragmentCycle: [NoFragmentCyclesRule],
  InvalidFragmentType: [PossibleFragmentSpreadsRule],
  FragmentTypeConditionInvalid: [FragmentsOnCompositeTypesRule],
  LoneAnonymousOperationViolation: [LoneAnonymousOperationRule],
  UndefinedVariable: [NoUndefinedVariablesRule],
  NonInputTypeOnVariable: [VariablesAreInputTypesRule],
  VariableTypeMismatch: [VariablesInAllowedPositionRule],
  WrongType: [ValuesOfCorrectTypeRule],
  MissingFieldArgument: [ProvidedRequiredArgumentsRule],
  SubselectionRequired: [ScalarLeafsRule],
  FieldsConflict: [OverlappingFieldsCanBeMergedRule],
  DuplicateOperationName: [UniqueOperationNamesRule],
  DuplicateFragmentName: [UniqueFragmentNamesRule],
  DuplicateVariableName: [UniqueVariableNamesRule],
  DuplicateArgumentNames: [UniqueArgumentNamesRule, UniqueInputFieldNamesRule],
  DuplicateDirectiveName: [UniqueDirectivesPerLocationRule],
  SubqueryLimit: [LimitSubqueriesRule],
};

const RULES_OF_USE: Readonly<Record<string, readonly ValidationRule[]>> = {
  UnusedFragment: [NoUnusedFragmentsRule],
  UnusedVariable: [NoUnusedVariablesRule],
};

function inPlatformWords(document: DocumentNode, kind: string, error: GraphQLError): GraphQLError {
  // a mismatch names the variable's definition first, then its use
  const node = error.nodes?.at(kind === 'VariableTypeMismatch' ? -1 : 0);
  const path = pathTo(document, node).join('/');
  const text = WORDS.reduce((message, [theirs, ours]) => message.replace(theirs, ours), error.message);
  const undone = NOT_DONE.exec(text)?.[1];
  if (undone !== undefined) return notDone(undone, error);
  return new GraphQLError(`Validation error (${kind}@[${path}]) : ${text}`, { nodes: error.nodes });
}

function notDone(name: string, { nodes }: GraphQLError): GraphQLError {
  const originalError = new ApiError(501, 'NOT_IMPLEMENTED', `local-org does not do ${name} in GraphQL`);
  return new GraphQLError(originalError.message, { nodes, originalError });
}

const WORDS: readonly (readonly [theirs: RegExp, ours: string])[] = [
  [/^Cannot query field "(.+)" on type "(.+)"\.$/, "Field '$1' in type '$2' is undefined"],
  [/^Unknown argument "(.+)" on field ".+"\.$/, "Unknown field argument '$1'"],
  [/^Unknown type "(.+)"\.$/, "Unknown type '$1'"],
  [/^Unknown directive "@(.+)"\.$/, "Unknown directive '$1'"],
  [/^Unknown fragment "(.+)"\.$/, "Undefined fragment '$1'"],
  [/^Variable "\$(.+?)" is not defined.*$/, "Undefined variable '$1'"],
  [/^Variable "\$(.+?)" is never used.*$/, "Unused variable '$1'"],
  [/^Fragment "(.+)" is never used\.$/, "Unused fragment '$1'"],
  [
    /^Field "(.+)" of type "(.+)" must have a selection of subfields.*$/,
    "Subselection required for type '$2' of field '$1'",
  ],
];

/** Parts of the API that are known and not done. */
const NOT_DONE = /^Field '(objectInfos|relatedListByName|currentUser)' in type 'UIAPI' is undefined$/;
