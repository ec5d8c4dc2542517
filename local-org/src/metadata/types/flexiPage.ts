// SPDX-License-Identifier: Apache-2.0
import { checkComponent, checkFieldItem, type Page } from '../lightning/checkPageItem.ts';
import { PAGE_TARGETS, PAGE_TEMPLATES } from '../lightning/pageTemplates.ts';
import { problem, type Problem } from '../problem.ts';
import { child, children, textOf, type Element } from '../xml/element.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Lightning pages are kept; their template is one that this org knows, and what stands on them must be there and fit. */
export const flexiPage: MetadataType = {
  name: 'FlexiPage',
  directory: 'flexipages',
  suffix: 'flexipage',
  supported: ['description', 'flexiPageRegions', 'fullName', 'masterLabel', 'sobjectType', 'template', 'type'],
  check: checkPage,
};

function checkPage({ element }: Draft, planned: PlannedOrg): readonly Problem[] {
  const type = textOf(element, 'type') ?? '';
  const objectName = textOf(element, 'sobjectType');
  const regions = children(element, 'flexiPageRegions');
  const page: Page = {
    type,
    object: planned.schema.object(objectName ?? ''),
    facets: new Set(regions.filter((one) => textOf(one, 'type') === 'Facet').map((one) => textOf(one, 'name') ?? '')),
  };
  const texts = [
    ...(type in PAGE_TARGETS ? [] : [`A page of type ${type} is not supported by this org`]),
    ...checkObject(page, objectName),
    ...checkRegions(element, regions),
    ...checkRepeats(
      'region',
      regions.map((one) => textOf(one, 'name')),
    ),
    ...checkRepeats(
      'identifier',
      regions.flatMap(itemsOf).map((one) => textOf(one, 'identifier')),
    ),
  ];
  return [
    ...texts.map((text) => problem(text, element.line)),
    ...regions.flatMap(itemsOf).flatMap((item) => checkItem(item, page, planned)),
  ];
}

const itemsOf = (region: Element): readonly Element[] =>
  children(region, 'itemInstances').flatMap((instance) => instance.children);

const checkItem = (item: Element, page: Page, planned: PlannedOrg): readonly Problem[] =>
  item.name === 'fieldInstance' ? checkFieldItem(item, page, planned) : checkComponent(item, page, planned);

function checkObject({ type, object }: Page, name: string | undefined): readonly string[] {
  if (type !== 'RecordPage') return name === undefined ? [] : [`A page of type ${type} has no sobjectType`];
  if (name === undefined) return ['A record page needs a sobjectType'];
  return object === undefined ? [`In field: sobjectType - no CustomObject named ${name} found`] : [];
}

/** The page's regions are those of its template, beside the facets. */
function checkRegions(element: Element, regions: readonly Element[]): readonly string[] {
  const templateElement = child(element, 'template');
  const name = (templateElement && textOf(templateElement, 'name')) ?? '';
  const template = PAGE_TEMPLATES[name];
  if (template === undefined) return [`The page template ${name} is not known to this org`];
  return [
    ...(template.type === textOf(element, 'type') ? [] : [`The template ${name} is one of a ${template.type}`]),
    ...regions
      .filter((region) => textOf(region, 'type') === 'Region')
      .map((region) => textOf(region, 'name') ?? '')
      .filter((region) => !template.regions.includes(region))
      .map((region) => `The template ${name} has no region ${region}`),
  ];
}

function checkRepeats(what: string, names: readonly (string | undefined)[]): readonly string[] {
  const given = names.filter((name) => name !== undefined);
  return given
    .filter((name, index) => given.indexOf(name) !== index)
    .map((name) => `The ${what} ${name} is on the page twice`);
}
