// SPDX-License-Identifier: Apache-2.0
import type { ObjectDescription } from '../load/ports.ts';
import type { OrgCalls } from './orgCalls.ts';
import { refusal } from './platformError.ts';
import { askOne, type Question } from './question.ts';

/** What of a field's describe is used. */
export type DescribedField = {
  readonly name: string;
  readonly type: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly externalId: boolean;
  readonly unique: boolean;
  /** `Owner` for `OwnerId`; null where the field is no reference. */
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
};
export type Described = {
  readonly name: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly fields: readonly DescribedField[];
};

/** A describe as the org gives it. Undefined: no such object, or none that the user may see. */
export function describeQuestion(api: string, object: string): Question<Described | undefined> {
  const what = `the describe of ${object}`;
  return {
    request: { method: 'GET', path: `${api}/sobjects/${object}/describe`, what },
    read: ({ status, body }) => {
      if (status === 404) return undefined;
      if (status >= 300) throw refusal(what, status, body);
      return cut(body as Described);
    },
  };
}

/** What is kept of an answer, which for an object with many picklists has megabytes. */
function cut({ name, createable, updateable, fields }: Described): Described {
  return { name, createable, updateable, fields: fields.map(cutField) };
}

function cutField(field: DescribedField): DescribedField {
  const { name, type, createable, updateable, externalId, unique, relationshipName, referenceTo } = field;
  return { name, type, createable, updateable, externalId, unique, relationshipName, referenceTo };
}

/** Describes that were asked for over one connection: a Bulk query needs the types of its columns. */
export type Describes = {
  question(object: string): Question<Described | undefined>;
  /** The last one that was asked for; asks where there is none. */
  known(object: string): Promise<Described | undefined>;
};

export function openDescribes(calls: OrgCalls): Describes {
  const answers = new Map<string, Promise<Described | undefined>>();
  const question = (object: string): Question<Described | undefined> => {
    const { request, read } = describeQuestion(calls.api, object);
    return {
      request,
      read: (answer) => {
        const described = read(answer);
        answers.set(object, Promise.resolve(described));
        return described;
      },
    };
  };
  const ask = (object: string): Promise<Described | undefined> => {
    const answer = askOne(calls, question(object));
    answers.set(object, answer);
    answer.catch(() => answers.delete(object));
    return answer;
  };
  return { question, known: (object) => answers.get(object) ?? ask(object) };
}

/** What the port tells of a describe. */
export function objectDescription(described: Described | undefined): ObjectDescription | undefined {
  if (!described) return undefined;
  const { name, createable, updateable } = described;
  const fields = described.fields.map(({ name, createable, updateable, externalId, unique }) => ({
    name,
    createable,
    updateable,
    externalId,
    unique,
  }));
  return { name, createable, updateable, fields };
}
