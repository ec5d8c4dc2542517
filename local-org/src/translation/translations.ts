// SPDX-License-Identifier: Apache-2.0
// Labels in the languages of the users, from deployed translations.
import type { Store } from '../records/store.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { findField } from '../schema/schema.ts';
import { platformHeading, platformTranslation } from './platformTexts.ts';

/** What a deployed translation of an object says; a missing text leaves the org's own. */
export type ObjectTranslation = {
  readonly object: string;
  readonly language: string;
  readonly label?: string;
  readonly pluralLabel?: string;
  readonly fields: Readonly<Record<string, FieldTranslation>>;
  /** Error messages by validation rule. */
  readonly messages: Readonly<Record<string, string>>;
  /** Headings by the layout's name and the heading in the org's own language. */
  readonly sections: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export type FieldTranslation = {
  readonly label?: string;
  readonly help?: string;
  /** By the label in the org's own language, as translations name values. */
  readonly values: Readonly<Record<string, string>>;
};

/** Texts of components (labels, tabs, apps) by their type and name. */
export type ComponentTranslation = {
  readonly language: string;
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** What is translated, by language (`de`). */
export interface Translations {
  /** The object with labels of itself, its fields and their values in the language; one language has one such object. */
  object(object: ObjectDef, language: string): ObjectDef;
  /** A heading of a page layout (`Thing Layout`, without its object); undefined: not translated. */
  section(object: ObjectDef, layout: string, heading: string, language: string): string | undefined;
  /** The text of a component (`CustomLabel`, `CustomTab`, `CustomApplication`); undefined: not translated. */
  text(type: string, name: string, language: string): string | undefined;
  putObject(translation: ObjectTranslation): void;
  putTexts(translation: ComponentTranslation): void;
}

export function createTranslations(store: Store): Translations {
  const known = new Map<string, WeakMap<ObjectDef, ObjectDef>>();

  const find = (object: ObjectDef, language: string): ObjectTranslation | undefined =>
    store.get<ObjectTranslation>(OBJECT, `${object.name}-${language}`.toLowerCase());

  const translated = (object: ObjectDef, language: string): ObjectDef =>
    [platformTranslation(object, language), find(object, language)]
      .filter((translation) => translation !== undefined)
      .reduce(translateObject, object);

  return {
    object(object, language) {
      const ofLanguage = known.get(language) ?? new WeakMap<ObjectDef, ObjectDef>();
      known.set(language, ofLanguage);
      const result = ofLanguage.get(object) ?? translated(object, language);
      ofLanguage.set(object, result);
      return result;
    },
    section: (object, layout, heading, language) =>
      find(object, language)?.sections[layout]?.[heading] ?? platformHeading(heading, language),
    text: (type, name, language) => store.get<ComponentTranslation>(TEXTS, language)?.texts[type]?.[name],
    putObject(translation) {
      store.put(OBJECT, `${translation.object}-${translation.language}`.toLowerCase(), translation);
      known.clear();
    },
    putTexts: (translation) => store.put(TEXTS, translation.language, translation),
  };
}

const OBJECT = 'object translation';
const TEXTS = 'translation';

function translateObject(object: ObjectDef, translation: ObjectTranslation): ObjectDef {
  const fields = new Map(object.fields);
  for (const [name, texts] of Object.entries(translation.fields)) {
    const field = findField(object, name);
    if (field !== undefined) fields.set(field.name, translateField(field, texts));
  }
  return {
    ...object,
    label: translation.label ?? object.label,
    pluralLabel: translation.pluralLabel ?? object.pluralLabel,
    fields,
    validationRules: object.validationRules.map((rule) => ({
      ...rule,
      message: translation.messages[rule.name] ?? rule.message,
    })),
  };
}

function translateField(field: FieldDef, { label, help, values }: FieldTranslation): FieldDef {
  const { picklist } = field;
  return {
    ...field,
    label: label ?? field.label,
    helpText: help ?? field.helpText,
    picklist: picklist && {
      ...picklist,
      values: picklist.values.map((one) => ({ ...one, label: values[one.label] ?? one.label })),
    },
  };
}
