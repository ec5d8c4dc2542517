// SPDX-License-Identifier: Apache-2.0
import type { AnswersTo, Ask, AskOptions, Rows } from '../load/ports.ts';
import { askTogether } from './composite.ts';
import { objectDescription, type Describes } from './describe.ts';
import type { OrgCalls } from './orgCalls.ts';
import { readOn } from './query.ts';
import type { Question } from './question.ts';
import { updateQuestion, upsertQuestion } from './records.ts';
import { queryQuestion } from './restQuery.ts';

/** Asks for all of it, in one call where it fits into one. */
export async function ask<const Asks extends readonly Ask[]>(
  calls: OrgCalls,
  describes: Describes,
  asks: Asks,
  { waiting = false }: AskOptions = {},
): Promise<AnswersTo<Asks>> {
  const questions = asks.map((each) => questionOf(calls, describes, each));
  const answers = await askTogether(
    calls,
    questions.map(({ request }) => request),
    waiting,
  );
  return questions.map(({ read }, index) => read(answers[index]!)) as unknown as AnswersTo<Asks>;
}

function questionOf(calls: OrgCalls, describes: Describes, ask: Ask): Question<unknown> {
  if ('describe' in ask) {
    const { request, read } = describes.question(ask.describe);
    return { request, read: (answer) => objectDescription(read(answer)) };
  }
  if ('query' in ask) return rowsQuestion(calls, describes, ask.query);
  if ('upsert' in ask) return upsertQuestion(calls.api, ask.upsert);
  return updateQuestion(calls.api, ask.update);
}

/** A refusal is thrown when the rows are read, not before. They may be read more than once. */
function rowsQuestion(calls: OrgCalls, describes: Describes, soql: string): Question<Rows> {
  const { request, read } = queryQuestion(calls.api, soql);
  return {
    request,
    read: (answer) => ({
      async *[Symbol.asyncIterator]() {
        yield* readOn(calls, describes, soql, read(answer));
      },
    }),
  };
}
