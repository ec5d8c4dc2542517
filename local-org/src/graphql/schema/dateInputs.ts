// SPDX-License-Identifier: Apache-2.0
import { GraphQLEnumType, GraphQLInputObjectType, GraphQLInt, type GraphQLScalarType } from 'graphql';
import { DateScalar, DateTime } from './scalars.ts';

/** A day, a period by name or a period by number: `{value}`, `{literal}` or `{range}`. */
export type DateCriterion = {
  readonly value?: string | null;
  readonly literal?: string;
  /** One key, `last_n_days` ..., and its number. */
  readonly range?: Readonly<Record<string, number>>;
};

const PERIODS = ['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'].flatMap((period) => [
  `LAST_${period}`,
  `THIS_${period}`,
  `NEXT_${period}`,
]);

const DateLiteral = new GraphQLEnumType({
  name: 'DateLiteral',
  values: Object.fromEntries(
    ['YESTERDAY', 'TODAY', 'TOMORROW', 'LAST_90_DAYS', 'NEXT_90_DAYS', ...PERIODS].map((name) => [name, {}]),
  ),
});

const UNITS = ['days', 'weeks', 'months', 'quarters', 'years', 'fiscal_quarters', 'fiscal_years'];

const DateRange = new GraphQLInputObjectType({
  name: 'DateRange',
  fields: Object.fromEntries(
    UNITS.flatMap((unit) => [`last_n_${unit}`, `next_n_${unit}`, `n_${unit}_ago`]).map((name) => [
      name,
      { type: GraphQLInt },
    ]),
  ),
});

export const DateInput = dateInput('DateInput', DateScalar);
export const DateTimeInput = dateInput('DateTimeInput', DateTime);

function dateInput(name: string, scalar: GraphQLScalarType): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name,
    fields: { value: { type: scalar }, literal: { type: DateLiteral }, range: { type: DateRange } },
  });
}
