// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import type { FieldTranslation } from '../../translation/translations.ts';
import { problem, type Problem } from '../problem.ts';
import { children, isTrue, textOf, textsOf, type Element } from '../xml/element.ts';
import { readKeptXml } from '../xml/keptXml.ts';
import { checkLanguage } from './language.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** An object's texts in one language (`Thing__c-de`), those of its fields included. */
export const customObjectTranslation: MetadataType = {
  name: 'CustomObjectTranslation',
  directory: 'objectTranslations',
  suffix: 'objectTranslation',
  supported: [
    'caseValues',
    'fields',
    'fullName',
    'gender',
    'layouts',
    'nameFieldLabel',
    'standardFields',
    'startsWith',
    'validationRules',
  ],
  check: checkTranslation,
  apply: applyTranslation,
};

function split(fullName: string): { readonly objectName: string; readonly language: string } {
  const at = fullName.lastIndexOf('-');
  return { objectName: fullName.slice(0, at), language: fullName.slice(at + 1) };
}

function checkTranslation({ fullName, element }: Draft, planned: PlannedOrg): readonly Problem[] {
  const { objectName, language } = split(fullName);
  const object = planned.schema.object(objectName);
  if (object === undefined)
    return [problem(`In field: CustomObject - no CustomObject named ${objectName} found`, element.line)];
  return [
    ...checkLanguage(language, element.line),
    ...children(element, 'fields').flatMap((one) => checkField(one, object)),
    ...children(element, 'standardFields')
      .filter((one) => findField(object, textOf(one, 'name') ?? '')?.custom !== false)
      .map((one) => problem(`The standard field ${textOf(one, 'name')} of ${objectName} does not exist`, one.line)),
    ...children(element, 'validationRules')
      .filter((one) => object.validationRules.every(({ name }) => name !== textOf(one, 'name')))
      .map((one) => problem(`The validation rule ${textOf(one, 'name')} of ${objectName} does not exist`, one.line)),
    ...children(element, 'layouts').flatMap((one) => checkLayout(one, object, planned)),
  ];
}

function checkField(element: Element, object: ObjectDef): readonly Problem[] {
  const name = textOf(element, 'name') ?? '';
  const field = findField(object, name);
  if (field?.custom !== true)
    return [problem(`In field: name - no CustomField named ${object.name}.${name} found`, element.line)];
  const labels = new Set((field.picklist?.values ?? []).map(({ label }) => label));
  return children(element, 'picklistValues')
    .filter((one) => !labels.has(textOf(one, 'masterLabel') ?? ''))
    .map((one) => problem(`The value '${textOf(one, 'masterLabel')}' of ${name} does not exist`, one.line));
}

function checkLayout(element: Element, object: ObjectDef, { components }: PlannedOrg): readonly Problem[] {
  const name = textOf(element, 'layout') ?? '';
  const layout = components.get('Layout', `${object.name}-${name}`);
  if (layout === undefined)
    return [problem(`In field: layout - no Layout named ${object.name}-${name} found`, element.line)];
  const sections = new Set(children(readKeptXml(layout.xml), 'layoutSections').flatMap((one) => textsOf(one, 'label')));
  return children(element, 'sections')
    .filter((one) => !sections.has(textOf(one, 'section') ?? ''))
    .map((one) => problem(`The section '${textOf(one, 'section')}' of the layout ${name} does not exist`, one.line));
}

function applyTranslation({ fullName, element }: Draft, org: Org): void {
  const { objectName, language } = split(fullName);
  const object = org.schema.object(objectName);
  if (object === undefined) return;
  org.translations.putObject({
    object: object.name,
    language,
    ...optional('label', nameOf(element, false)),
    ...optional('pluralLabel', nameOf(element, true)),
    fields: readFields(element, object),
    messages: Object.fromEntries(
      children(element, 'validationRules').map((one) => [textOf(one, 'name') ?? '', textOf(one, 'errorMessage') ?? '']),
    ),
    sections: Object.fromEntries(
      children(element, 'layouts').map((one) => [
        textOf(one, 'layout') ?? '',
        Object.fromEntries(
          children(one, 'sections').map((section) => [
            textOf(section, 'section') ?? '',
            textOf(section, 'label') ?? '',
          ]),
        ),
      ]),
    ),
  });
}

/** The object's name in the nominative, where the language has cases. */
const nameOf = (element: Element, plural: boolean): string | undefined =>
  children(element, 'caseValues')
    .filter((one) => isTrue(one, 'plural') === plural && (textOf(one, 'caseType') ?? 'Nominative') === 'Nominative')
    .map((one) => textOf(one, 'value'))[0];

function readFields(element: Element, object: ObjectDef): Readonly<Record<string, FieldTranslation>> {
  const nameLabel = textOf(element, 'nameFieldLabel');
  const fields = [...children(element, 'fields'), ...children(element, 'standardFields')].flatMap((one) => {
    const field = findField(object, textOf(one, 'name') ?? '');
    return field === undefined ? [] : [[field.name, readField(one, field)] as const];
  });
  return {
    ...(nameLabel !== undefined && { [object.nameField]: { label: nameLabel, values: {} } }),
    ...Object.fromEntries(fields),
  };
}

function readField(element: Element, { picklist }: FieldDef): FieldTranslation {
  const texts = new Map(
    children(element, 'picklistValues').map((one) => [textOf(one, 'masterLabel'), textOf(one, 'translation')]),
  );
  const values = (picklist?.values ?? []).flatMap(({ label }): [string, string][] => {
    const text = texts.get(label);
    return text === undefined || text === '' ? [] : [[label, text]];
  });
  return {
    ...optional('label', textOf(element, 'label')),
    ...optional('help', textOf(element, 'help')),
    values: Object.fromEntries(values),
  };
}

const optional = <K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> =>
  text === undefined || text === '' ? {} : ({ [key]: text } as Record<K, string>);
