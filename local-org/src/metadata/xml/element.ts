// SPDX-License-Identifier: Apache-2.0
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { escapeText } from './escapeText.ts';

/** An XML element with its child elements in their order. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** As it stands in the file, blanks included. */
  readonly text: string;
  /** Of the opening tag; counted from 1. */
  readonly line: number;
};

/** XML that cannot be read. */
export class XmlError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = 'XmlError';
    this.line = line;
    this.column = column;
  }
}

/** Reads a document and answers its root; throws XmlError. Namespace prefixes of tags are dropped. */
export function readXml(text: string): Element {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new XmlError(verdict.err.msg, verdict.err.line, verdict.err.col);
  const root = (parser.parse(text) as ParsedNode[]).map((node) => toElement(node, lineCounter(text))).find(isElement);
  if (root === undefined) throw new XmlError('The document has no root element', 1, 1);
  return root;
}

/** Writes an element as a document of its own. */
export const writeXml = (element: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(element)}\n`;

/** All children of a tag. */
export const children = (element: Element, name: string): readonly Element[] =>
  element.children.filter((child) => child.name === name);

/** The first child of a tag. */
export const child = (element: Element, name: string): Element | undefined =>
  element.children.find((one) => one.name === name);

/** The text of a child, where there is one, without blanks around it. */
export const textOf = (element: Element, name: string): string | undefined => child(element, name)?.text.trim();

/** The texts of all children of a tag, without blanks around them. */
export const textsOf = (element: Element, name: string): readonly string[] =>
  children(element, name).map(({ text }) => text.trim());

/** Whether a child says `true`. */
export const isTrue = (element: Element, name: string): boolean => textOf(element, name) === 'true';

/** The number that a child holds. */
export function numberOf(element: Element, name: string): number | undefined {
  const text = textOf(element, name);
  return text === undefined || text === '' ? undefined : Number(text);
}

const ATTRIBUTES = ':@';
const TEXT = '#text';

type ParsedNode = Record<string, ParsedNode[] | string> & { [ATTRIBUTES]?: Record<string, string> };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  captureMetaData: true,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

const isElement = (element: Element | undefined): element is Element => element !== undefined;

function toElement(node: ParsedNode, lineAt: (index: number) => number): Element | undefined {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  if (name === undefined || name === TEXT) return undefined;
  const content = node[name] as ParsedNode[];
  return {
    name,
    attributes: node[ATTRIBUTES] ?? {},
    children: content.map((inner) => toElement(inner, lineAt)).filter(isElement),
    text: content.map((inner) => inner[TEXT] ?? '').join(''),
    line: lineAt(startOf(node)),
  };
}

// the parser keeps a node's place under a symbol that its types don't let one use as a key
const startOf = (node: ParsedNode): number =>
  (Reflect.get(node, XMLParser.getMetaDataSymbol() as unknown as symbol) as { startIndex: number } | undefined)
    ?.startIndex ?? 0;

function lineCounter(text: string): (index: number) => number {
  const ends = [...text.matchAll(/\n/g)].map((match) => match.index);
  return (index) => ends.filter((end) => end < index).length + 1;
}

function write({ name, attributes, children: inner, text }: Element): string {
  const heads = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeText(value)}"`);
  return `<${name}${heads.join('')}>${inner.length > 0 ? inner.map(write).join('') : escapeText(text)}</${name}>`;
}
