// SPDX-License-Identifier: Apache-2.0
// The platform translates its own objects and system fields itself; here into German, as far as pages show them.
import type { ObjectDef } from '../schema/definitions.ts';
import german from './platform.de.json' with { type: 'json' };
import type { FieldTranslation, ObjectTranslation } from './translations.ts';

type PlatformTexts = {
  /** Of sections that the platform puts into every layout. */
  readonly headings: Texts;
  /** Of every object. */
  readonly fields: Texts;
  readonly objects: Readonly<
    Record<
      string,
      {
        readonly label: string;
        readonly pluralLabel: string;
        readonly fields: Texts;
        /** By field and value. */
        readonly values: Readonly<Record<string, Texts>>;
      }
    >
  >;
};
type Texts = Readonly<Record<string, string>>;

const LANGUAGES: Readonly<Record<string, PlatformTexts>> = { de: german as PlatformTexts };

/** A section's heading that the platform made, in a language. */
export const platformHeading = (heading: string, language: string): string | undefined =>
  LANGUAGES[language]?.headings[heading];

/** What the platform itself says of an object in a language; undefined for a language that is not among these. */
export function platformTranslation({ name }: ObjectDef, language: string): ObjectTranslation | undefined {
  const texts = LANGUAGES[language];
  if (texts === undefined) return undefined;
  const object = texts.objects[name];
  const labels = { ...texts.fields, ...object?.fields };
  const fields = Object.entries(labels).map(([field, label]): [string, FieldTranslation] => [
    field,
    { label, values: object?.values[field] ?? {} },
  ]);
  return {
    object: name,
    language,
    ...(object !== undefined && { label: object.label, pluralLabel: object.pluralLabel }),
    fields: Object.fromEntries(fields),
    messages: {},
    sections: {},
  };
}
