// SPDX-License-Identifier: Apache-2.0
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { S3Error } from './s3Error.ts';

export const S3_NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** What an element holds: text, elements by name, or the same element many times. Undefined is left out. */
export type XmlNode = string | number | boolean | undefined | { readonly [name: string]: XmlNode | readonly XmlNode[] };

const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: false, suppressBooleanAttributes: false });
// numeric entities are how clients write control characters of keys
const parser = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true });

export function writeXml(document: Readonly<Record<string, XmlNode>>): string {
  return builder.build({ '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' }, ...document }) as string;
}

export function xmlResponse(root: string, content: Readonly<Record<string, XmlNode | readonly XmlNode[]>>): Response {
  const body = writeXml({ [root]: { '@_xmlns': S3_NAMESPACE, ...content } });
  return new Response(body, { headers: { 'content-type': 'application/xml' } });
}

export type XmlElement = { readonly [name: string]: unknown };

/** The root element of a request's body; refused where the body is no XML or its root has another name. */
export function readXml(body: string, root: string): XmlElement {
  const element = parse(body)[root];
  if (element === '') return {};
  if (typeof element === 'object' && element !== null) return element as XmlElement;
  throw new S3Error('MalformedXML', `The body must be a ${root} document.`);
}

/** The elements of this name, none, one or many. */
export function elementsOf(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  const found = parent?.[name];
  const all: unknown[] = Array.isArray(found) ? found : found === undefined ? [] : [found];
  return all.filter((each): each is XmlElement => typeof each === 'object' && each !== null);
}

export function textOf(parent: XmlElement | undefined, name: string): string | undefined {
  const text = parent?.[name];
  return typeof text === 'string' ? text : undefined;
}

function parse(body: string): XmlElement {
  try {
    return parser.parse(body, true) as XmlElement;
  } catch {
    throw new S3Error('MalformedXML', 'The body is no well-formed XML.');
  }
}
