// SPDX-License-Identifier: Apache-2.0
import { XMLParser } from 'fast-xml-parser';

/** An XML element with its child elements in their order. */
export type Element = {
  readonly name: string;
  readonly children: readonly Element[];
  /** What stands between the tags, where there are no elements. */
  readonly text: string;
};

/** The root element of a metadata file. */
export function readElement(xml: string): Element {
  const root = (parser.parse(xml) as ParsedNode[]).find((node) => !('?xml' in node));
  if (root === undefined) throw new Error('no root element');
  return toElement(root);
}

export const childrenOf = (element: Element, name: string): readonly Element[] =>
  element.children.filter((child) => child.name === name);

/** The text of the first child of that name. */
export const textOf = (element: Element, name: string): string | undefined =>
  element.children.find((child) => child.name === name)?.text;

/** The texts of all elements of that name, however deep. */
export const textsWithin = (element: Element, name: string): readonly string[] =>
  elementsWithin(element)
    .filter((one) => one.name === name)
    .map(({ text }) => text);

/** The element and everything in it. */
export const elementsWithin = (element: Element): readonly Element[] => [
  element,
  ...element.children.flatMap(elementsWithin),
];

type ParsedNode = Readonly<Record<string, ParsedNode[] | string>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: true,
});

function toElement(node: ParsedNode): Element {
  const [name = '', content] = Object.entries(node)[0] ?? [];
  const nodes = Array.isArray(content) ? content : [];
  return {
    name,
    children: nodes.filter((child) => !('#text' in child)).map(toElement),
    text: nodes.map((child) => String(child['#text'] ?? '')).join(''),
  };
}
