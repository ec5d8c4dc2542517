// SPDX-License-Identifier: Apache-2.0
// The platform's own check of a metadata file against its WSDL, before it looks at what the file means.
// Texts as the platform's parser gives them: `Element x invalid at this location in type Y`.
import { child, type Element } from './element.ts';
import { problem, type Problem } from '../problem.ts';
import lists from '../elements.json' with { type: 'json' };

type Lists = {
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
};
const { types, enums }: Lists = lists;

/** Names of the types that can be checked. */
export const isKnownType = (name: string): boolean => name in types;

/** Unknown, scattered, repeated and missing elements, and values that no element of the kind can hold. */
export function checkElements(element: Element, type: string): readonly Problem[] {
  const elements = types[type];
  if (elements === undefined) return checkValue(element, type);
  return [
    ...checkArrangement(element, type, elements),
    ...Object.entries(elements)
      .filter(([name, kind]) => !/[?*]$/.test(kind) && child(element, name) === undefined)
      .map(([name]) => problem(`Required field is missing: ${name} (in type ${type})`, element.line)),
    ...element.children.flatMap((inner) => checkElements(inner, (elements[inner.name] ?? 'any').replace(/[?*]$/, ''))),
  ];
}

function checkArrangement(
  element: Element,
  type: string,
  elements: Readonly<Record<string, string>>,
): readonly Problem[] {
  const seen = new Set<string>();
  let last: string | undefined;
  return element.children.flatMap(({ name, line }) => {
    const kind = elements[name];
    const isDuplicate = seen.has(name) && (name !== last || !kind?.endsWith('*'));
    seen.add(name);
    last = name;
    if (kind === undefined)
      return [problem(`Error parsing file: Element ${name} invalid at this location in type ${type}`, line)];
    return isDuplicate
      ? [problem(`Error parsing file: Element ${name} is duplicated at this location in type ${type}`, line)]
      : [];
  });
}

function checkValue({ name, text, line }: Element, type: string): readonly Problem[] {
  const values = enums[type] ?? [];
  if (type === 'boolean' && !/^(true|false)$/.test(text.trim())) return [wrongValue(text, 'boolean', name, line)];
  if (type === 'number' && !/^-?\d+(\.\d+)?$/.test(text.trim())) return [wrongValue(text, 'number', name, line)];
  if (values.length > 0 && !values.includes(text.trim())) return [wrongValue(text, type, name, line)];
  return [];
}

const wrongValue = (text: string, type: string, name: string, line: number): Problem =>
  problem(`Error parsing file: '${text}' is not a valid value for the type ${type} (element ${name})`, line);
