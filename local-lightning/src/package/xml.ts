// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

/** Children of an element by their tag; a text stands under `#text`. */
export type Element = { readonly [tag: string]: readonly (Element | string)[] };

/** The root element of a metadata file; throws an Error that names the file where it is no XML. */
export function readXmlFile(file: string): Element {
  try {
    const document = parser.parse(readFileSync(file, 'utf8'), true) as Element;
    const [root = {}] = Object.entries(document).flatMap(([tag, elements]) => (tag.startsWith('?') ? [] : elements));
    return typeof root === 'string' ? {} : root;
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** All children of a tag that have children of their own. */
export const elementsOf = (element: Element, tag: string): readonly Element[] =>
  (element[tag] ?? []).filter((child) => typeof child !== 'string');

/** The texts of all children of a tag. */
export const textsOf = (element: Element, tag: string): readonly string[] =>
  (element[tag] ?? []).filter((child) => typeof child === 'string');

/** The text of the first child of a tag. */
export const textOf = (element: Element, tag: string): string | undefined => textsOf(element, tag)[0];

const parser = new XMLParser({
  ignoreAttributes: true,
  isArray: () => true,
  parseTagValue: false,
  htmlEntities: true,
});
