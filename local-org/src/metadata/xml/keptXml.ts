// SPDX-License-Identifier: Apache-2.0
import { readXml, type Element } from './element.ts';

/** Reads a document of a deployed component. Such ones are asked for again and again, so the last of them are remembered. */
export function readKeptXml(text: string): Element {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const element = readXml(text);
  remembered.set(text, element);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST && oldest !== undefined) remembered.delete(oldest);
  return element;
}

const MOST = 200;
const remembered = new Map<string, Element>();
