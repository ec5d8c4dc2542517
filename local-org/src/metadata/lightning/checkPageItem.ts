// SPDX-License-Identifier: Apache-2.0
// One component or field of a Lightning page.
import type { ObjectDef } from '../../schema/definitions.ts';
import { findFieldByPath } from '../fieldPath.ts';
import { problem, type Problem } from '../problem.ts';
import type { PlannedOrg } from '../types/metadataType.ts';
import { child, children, textOf, type Element } from '../xml/element.ts';
import { readKeptXml } from '../xml/keptXml.ts';
import { readConfiguration, type ConfiguredProperty } from './componentConfiguration.ts';
import { PAGE_TARGETS, STANDARD_COMPONENTS } from './pageTemplates.ts';

/** The page that an item stands on. */
export type Page = {
  readonly type: string;
  readonly object: ObjectDef | undefined;
  readonly facets: ReadonlySet<string>;
};

/** Judges a `componentInstance`. */
export function checkComponent(element: Element, page: Page, planned: PlannedOrg): readonly Problem[] {
  const name = (textOf(element, 'componentName') ?? '').replace(/^c:/, '');
  const texts = name.includes(':') ? checkStandard(name, element, page) : checkCustom(name, element, page, planned);
  return [...texts.map((text) => problem(text, element.line)), ...checkVisibility(element, page, planned)];
}

/** Judges a `fieldInstance`: `Record.Field__c`. */
export function checkFieldItem(element: Element, page: Page, planned: PlannedOrg): readonly Problem[] {
  const item = textOf(element, 'fieldItem') ?? '';
  return [
    ...(isRecordField(item, page, planned) ? [] : [problem(`The field ${item} does not exist`, element.line)]),
    ...checkVisibility(element, page, planned),
  ];
}

function checkStandard(name: string, element: Element, { facets }: Page): readonly string[] {
  const facetProperties = STANDARD_COMPONENTS[name];
  if (facetProperties === undefined) return [`The component ${name} is not known to this org`];
  return propertiesOf(element)
    .filter((property) => facetProperties.includes(textOf(property, 'name') ?? ''))
    .map((property) => textOf(property, 'value') ?? '')
    .filter((facet) => !facets.has(facet))
    .map((facet) => `The facet '${facet}' of ${name} is no region of the page`);
}

const propertiesOf = (element: Element): readonly Element[] => children(element, 'componentInstanceProperties');

function checkCustom(
  name: string,
  element: Element,
  { type, object }: Page,
  { components }: PlannedOrg,
): readonly string[] {
  const component = components.get('LightningComponentBundle', name);
  if (component === undefined)
    return [`We couldn't retrieve the design time component information for component c:${name}.`];
  const { exposed, targets, configs } = readConfiguration(readKeptXml(component.xml));
  const target = PAGE_TARGETS[type] ?? '';
  if (!exposed || !targets.includes(target))
    return [`The component c:${name} is not available for pages of type ${type}`];
  const ofTarget = configs.filter((config) => config.targets.includes(target));
  const objects = ofTarget.flatMap((config) => config.objects);
  const isForObject = objects.length === 0 || objects.some((one) => one.toLowerCase() === object?.name.toLowerCase());
  return [
    ...(isForObject ? [] : [`The component c:${name} is not available for pages of ${object?.name}`]),
    ...checkProperties(
      name,
      element,
      ofTarget.flatMap(({ properties }) => properties),
    ),
  ];
}

function checkProperties(name: string, element: Element, configured: readonly ConfiguredProperty[]): readonly string[] {
  const given = new Map(propertiesOf(element).map((one) => [textOf(one, 'name') ?? '', textOf(one, 'value') ?? '']));
  return [
    ...[...given].flatMap(([key, value]) => {
      const property = configured.find((one) => one.name === key);
      if (property === undefined) return [`The component c:${name} has no property ${key} for this page`];
      return VALUES[property.type]?.test(value) === false
        ? [`The value '${value}' of the property ${key} of c:${name} is no ${property.type}`]
        : [];
    }),
    ...configured
      .filter((one) => one.required && !one.hasDefault && !given.has(one.name))
      .map((one) => `The required property ${one.name} of c:${name} has no value`),
  ];
}

const VALUES: Readonly<Record<string, RegExp>> = { Boolean: /^(true|false)$/, Integer: /^-?\d+$/ };

/** What decides whether an item shows: `{!Record.Field__c}`, permissions, the device. */
function checkVisibility(element: Element, page: Page, planned: PlannedOrg): readonly Problem[] {
  const rule = child(element, 'visibilityRule');
  return (rule === undefined ? [] : children(rule, 'criteria'))
    .map((criterion) => ({ value: textOf(criterion, 'leftValue') ?? '', line: criterion.line }))
    .filter(({ value }) => !isVisibilityValue(/^\{!(.+)\}$/.exec(value)?.[1] ?? '', page, planned))
    .map(({ value, line }) => problem(`The visibility rule asks for ${value}, which does not exist`, line));
}

function isVisibilityValue(value: string, page: Page, planned: PlannedOrg): boolean {
  if (value.startsWith('Record.')) return isRecordField(value, page, planned);
  const permission = /^\$Permission\.CustomPermission\.(\w+)$/.exec(value)?.[1];
  if (permission !== undefined) return planned.components.get('CustomPermission', permission) !== undefined;
  return value === '$Client.FormFactor' || /^\$Permission\.StandardPermission\.\w+$/.test(value);
}

function isRecordField(item: string, { object }: Page, { schema }: PlannedOrg): boolean {
  const path = /^Record\.(.+)$/.exec(item)?.[1];
  return path !== undefined && object !== undefined && findFieldByPath(path, object, schema) !== undefined;
}
