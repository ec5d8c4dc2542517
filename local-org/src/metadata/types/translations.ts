// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import type { ComponentTranslation } from '../../translation/translations.ts';
import { problem, type Problem } from '../problem.ts';
import { children, textOf, type Element } from '../xml/element.ts';
import { checkLanguage } from './language.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Labels, tabs, apps and report types in one language, which is the file's name (`de`). A deployment replaces all of them. */
export const translations: MetadataType = {
  name: 'Translations',
  directory: 'translations',
  suffix: 'translation',
  supported: ['customApplications', 'customLabels', 'customTabs', 'flowDefinitions', 'fullName', 'reportTypes'],
  check: checkTranslations,
  apply: applyTranslations,
};

// element of the file -> type of the component that it translates, and where its name stands
const TRANSLATED: Readonly<Record<string, { readonly type: string; readonly key: string }>> = {
  customApplications: { type: 'CustomApplication', key: 'name' },
  customLabels: { type: 'CustomLabel', key: 'name' },
  customTabs: { type: 'CustomTab', key: 'name' },
  flowDefinitions: { type: 'Flow', key: 'fullName' },
  reportTypes: { type: 'ReportType', key: 'name' },
};

function checkTranslations({ fullName, element }: Draft, { components }: PlannedOrg): readonly Problem[] {
  return [
    ...checkLanguage(fullName, element.line),
    ...Object.entries(TRANSLATED).flatMap(([tag, { type, key }]) =>
      children(element, tag)
        .filter((one) => components.get(type, textOf(one, key) ?? '') === undefined)
        .map(({ line, ...one }) =>
          problem(`In field: ${tag} - no ${type} named ${textOf({ ...one, line }, key)} found`, line),
        ),
    ),
    ...Object.entries(TRANSLATED).flatMap(([tag, { key }]) => checkRepeats(children(element, tag), key)),
  ];
}

function checkRepeats(elements: readonly Element[], key: string): readonly Problem[] {
  const names = elements.map((one) => textOf(one, key));
  return elements
    .filter((_, index) => names.indexOf(names[index]) !== index)
    .map((one) => problem(`Duplicate ${one.name}: ${textOf(one, key)}`, one.line));
}

function applyTranslations({ fullName, element }: Draft, org: Org): void {
  const texts = Object.entries(TRANSLATED).map(([tag, { type, key }]): [string, Record<string, string>] => [
    type,
    Object.fromEntries(
      children(element, tag).flatMap((one): [string, string][] => {
        const label = textOf(one, 'label');
        return label === undefined ? [] : [[textOf(one, key) ?? '', label]];
      }),
    ),
  ]);
  const translation: ComponentTranslation = { language: fullName, texts: Object.fromEntries(texts) };
  org.translations.putTexts(translation);
}
