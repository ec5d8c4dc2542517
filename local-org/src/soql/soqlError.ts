// SPDX-License-Identifier: Apache-2.0
// The platform's texts for queries that it refuses.
import { ApiError } from '../wire/apiError.ts';

const ADVICE = (what: string, suffix: string, after: string) =>
  `If you are attempting to use a custom ${what}, be sure to append the '${suffix}' after the ${after}. Please reference your WSDL or the describe call for the appropriate names.`;

export function malformedQuery(message: string): ApiError {
  return new ApiError(400, 'MALFORMED_QUERY', message);
}

export function unknownColumn(soql: string, name: string, entity: string): ApiError {
  const text = `No such column '${name}' on entity '${entity}'. ${ADVICE('field', '__c', 'custom field name')}`;
  return new ApiError(400, 'INVALID_FIELD', pointAt(soql, name) + text);
}

export function unknownRelationship(soql: string, name: string): ApiError {
  const text = `Didn't understand relationship '${name}' in field path. ${ADVICE('relationship', '__r', 'custom relationship name')}`;
  return new ApiError(400, 'INVALID_FIELD', pointAt(soql, name) + text);
}

export function unknownType(soql: string, name: string): ApiError {
  const text = `sObject type '${name}' is not supported. ${ADVICE('object', '__c', 'entity name')}`;
  return new ApiError(400, 'INVALID_TYPE', pointAt(soql, name) + text);
}

/** `what` is `filtered`, `sorted`, `grouped` or `aggregated`. */
export function unusableField(soql: string, name: string, what: string): ApiError {
  return new ApiError(400, 'INVALID_FIELD', `${pointAt(soql, name)}field '${name}' can not be ${what} in a query call`);
}

export function wrongLiteral(soql: string, name: string, type: string, quoted: boolean): ApiError {
  const quotes = quoted ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  return new ApiError(
    400,
    'INVALID_FIELD',
    `${pointAt(soql, name)}value of filter criterion for field '${name}' must be of type ${type} and ${quotes}`,
  );
}

/** Something that the platform can do and local-org can't: never answered with a guess. */
export function unsupportedQuery(what: string): ApiError {
  return new ApiError(501, 'NOT_IMPLEMENTED', `local-org does not do ${what} in SOQL`);
}

// the part of the query around the name, a caret below it, and its position
function pointAt(soql: string, name: string): string {
  const line = soql.replace(/\s+/g, ' ').trim();
  const column = Math.max(0, line.search(new RegExp(`(?<![\\w.])${name.replace(/\W/g, '\\$&')}(?!\\w)`, 'i')));
  const start = Math.max(0, column - CONTEXT);
  return `\n${line.slice(start, column + name.length + CONTEXT)}\n${' '.repeat(column - start)}^\nERROR at Row:1:Column:${column + 1}\n`;
}

const CONTEXT = 30;
