// SPDX-License-Identifier: Apache-2.0
import { elementsOf, textOf, textsOf, type Element } from './xml.ts';

export type FormFactor = 'Large' | 'Small';

/** An app: its tabs, and the pages that it shows records on. */
export type Application = {
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly string[];
  readonly recordPages: readonly RecordPageAssignment[];
};

export type RecordPageAssignment = {
  readonly object: string;
  readonly formFactor: string;
  /** Name of a FlexiPage. */
  readonly page: string;
};

/** From `applications/<name>.app-meta.xml`. */
export const readApplication = (name: string, file: Element): Application => ({
  name,
  label: textOf(file, 'label') ?? name,
  tabs: textsOf(file, 'tabs'),
  recordPages: elementsOf(file, 'actionOverrides')
    .filter((override) => textOf(override, 'actionName') === 'View' && textOf(override, 'type') === 'Flexipage')
    .map((override) => ({
      object: textOf(override, 'pageOrSobjectType') ?? '',
      formFactor: textOf(override, 'formFactor') ?? '',
      page: textOf(override, 'content') ?? '',
    })),
});
