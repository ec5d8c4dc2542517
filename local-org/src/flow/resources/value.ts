// SPDX-License-Identifier: Apache-2.0
import type { FormulaType } from '../../formula/formulaType.ts';
import { problem } from '../../metadata/problem.ts';
import type { Element } from '../../metadata/xml/element.ts';
import type { FieldValue } from '../../records/records.ts';
import type { FlowContext } from '../flowContext.ts';
import { compileTemplate } from './template.ts';
import type { Resource } from './resource.ts';

/** The blank value. */
export const BLANK: Resource = { type: 'null', isCollection: false, read: () => null };

/** Reads a FlowElementReferenceOrValue: a literal or a reference; blank where the element is missing or empty. */
export function readValue(element: Element | undefined, context: FlowContext): Resource {
  const [inner] = element?.children ?? [];
  if (inner === undefined) return BLANK;
  if (inner.name === 'elementReference') return readReference(inner.text.trim(), context, inner.line);
  if (inner.name === 'stringValue') return readText(inner.text, context, inner.line);
  const literal = LITERALS[inner.name];
  if (literal === undefined) {
    context.problems.push(problem(`The flow value '${inner.name}' is not supported`, inner.line));
    return BLANK;
  }
  const value = literal.read(inner.text.trim());
  return { type: literal.type, isCollection: false, read: () => value };
}

/** What a path names; tells of a problem where there is nothing. */
export function readReference(path: string, { resources, problems }: FlowContext, line: number): Resource {
  const resource = resources.find(path);
  if (resource === undefined) problems.push(problem(`The flow has no resource or field '${path}'`, line));
  return resource ?? BLANK;
}

const readText = (text: string, context: FlowContext, line: number): Resource =>
  text.includes('{!') ? compileTemplate(text, context, line) : { type: 'text', isCollection: false, read: () => text };

const LITERALS: Readonly<Record<string, { readonly type: FormulaType; readonly read: (text: string) => FieldValue }>> =
  {
    booleanValue: { type: 'boolean', read: (text) => text === 'true' },
    numberValue: { type: 'number', read: Number },
    dateValue: { type: 'date', read: (text) => text.slice(0, 10) },
    dateTimeValue: { type: 'datetime', read: (text) => new Date(text).toISOString() },
  };
