// SPDX-License-Identifier: Apache-2.0
import { problem } from '../../metadata/problem.ts';
import type { FlowContext } from '../flowContext.ts';
import { isCollection, isRecord, type FlowValue } from '../interview.ts';
import type { Resource } from './resource.ts';

/** A text with `{!name}` in it. Values are written as the API writes them, without the user's locale. */
export function compileTemplate(text: string, { resources, problems }: FlowContext, line: number): Resource {
  const parts = text.split(/\{!([^}]+)\}/).map((part, index): Resource['read'] => {
    if (index % 2 === 0) return () => part;
    const resource = resources.find(part.trim());
    if (resource === undefined) problems.push(problem(`The flow has no resource '${part.trim()}'`, line));
    return resource?.read ?? (() => '');
  });
  return {
    type: 'text',
    isCollection: false,
    read: (interview) => parts.map((read) => shown(read(interview))).join(''),
  };
}

const shown = (value: FlowValue): string =>
  value === null || isRecord(value) || isCollection(value) ? '' : String(value);
