// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';

/** Property that a page may set -> its type (`Boolean`, `Integer`, `String` ...). */
export type PropertyTypes = Readonly<Record<string, string>>;

/** From a component's `js-meta.xml`; empty where it has none. */
export function readPropertyTypes(file: string): PropertyTypes {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const tags = [...text.matchAll(/<property\s[^>]*>/g)].map(([tag]) => tag);
  return Object.fromEntries(tags.map((tag) => [attributeOf(tag, 'name'), attributeOf(tag, 'type')]));
}

/** A value of a FlexiPage, which is always a text there, as the component gets it. */
export function typeValue(text: string, type: string | undefined): string | number | boolean {
  if (type === 'Boolean') return text === 'true';
  return type === 'Integer' ? Number(text) : text;
}

const attributeOf = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
