// SPDX-License-Identifier: Apache-2.0
import { elementsOf, textOf, type Element } from './xml.ts';

/** Name of a label -> its text in the org's language. */
export type Labels = ReadonlyMap<string, string>;

/** From `labels/CustomLabels.labels-meta.xml`. */
export const readLabels = (file: Element): Labels => readPairs(file, 'labels', 'fullName', 'value');

/** Pairs of texts in the children of a tag; a child without both is left out. */
export function readPairs(element: Element, tag: string, nameTag: string, valueTag: string): Labels {
  return new Map(
    elementsOf(element, tag).flatMap((child) => {
      const [name, value] = [textOf(child, nameTag), textOf(child, valueTag)];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
}
