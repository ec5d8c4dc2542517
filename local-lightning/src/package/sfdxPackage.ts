// SPDX-License-Identifier: Apache-2.0
// What pages need of an SFDX package, read from its source files.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readApplication, type Application } from './application.ts';
import { readLabels, type Labels } from './customLabels.ts';
import { readCustomTab, type CustomTab } from './customTab.ts';
import { readFlexiPage, type FlexiPage } from './flexiPage.ts';
import { readVisibleTabs } from './permissionSet.ts';
import { NOT_TRANSLATED, readTranslation, type Translation } from './translation.ts';
import { readXmlFile, type Element } from './xml.ts';

export type SfdxPackage = {
  readonly labels: Labels;
  /** By the platform's name of the language: `de`. */
  readonly translations: ReadonlyMap<string, Translation>;
  /** In the order of their names. */
  readonly applications: readonly Application[];
  readonly tabs: ReadonlyMap<string, CustomTab>;
  readonly pages: ReadonlyMap<string, FlexiPage>;
  /** Permission set -> tabs that it shows. */
  readonly visibleTabs: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Reads the package; throws an Error that names a file which is no XML. */
export function readPackage(folder: string): SfdxPackage {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const readAll = <T>(suffix: string, read: (name: string, file: Element) => T): ReadonlyMap<string, T> =>
    new Map(
      files
        .filter((file) => file.endsWith(`.${suffix}-meta.xml`))
        .map((file) => {
          const name = /([^/\\]+)\.\w+-meta\.xml$/.exec(file)?.[1] ?? file;
          return [name, read(name, readXmlFile(join(folder, file)))] as const;
        }),
    );
  return {
    labels: new Map([...readAll('labels', (_, file) => readLabels(file)).values()].flatMap((labels) => [...labels])),
    translations: readAll('translation', (_, file) => readTranslation(file)),
    applications: [...readAll('app', readApplication).values()],
    tabs: readAll('tab', readCustomTab),
    pages: readAll('flexipage', readFlexiPage),
    visibleTabs: readAll('permissionset', (_, file) => readVisibleTabs(file)),
  };
}

/** The translation for a user's language: of the region (`pt_BR`), else of the language alone. */
export const translationFor = ({ translations }: SfdxPackage, language: string): Translation =>
  translations.get(language) ?? translations.get(language.split('_')[0] ?? '') ?? NOT_TRANSLATED;
