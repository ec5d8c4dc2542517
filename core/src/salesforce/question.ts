// SPDX-License-Identifier: Apache-2.0
import { askTogether, type JsonAnswer, type Subrequest } from './composite.ts';
import type { OrgCalls } from './orgCalls.ts';

/** A request and how its answer is to be understood. */
export type Question<Answer> = {
  readonly request: Subrequest;
  /** Throws ChurnError for an answer that means a failure. */
  readonly read: (answer: JsonAnswer) => Answer;
};

/** Asks one question in a call of its own. */
export async function askOne<Answer>(calls: OrgCalls, { request, read }: Question<Answer>): Promise<Answer> {
  const [answer] = await askTogether(calls, [request]);
  return read(answer!);
}
