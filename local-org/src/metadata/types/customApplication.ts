// SPDX-License-Identifier: Apache-2.0
import { problem, type Problem } from '../problem.ts';
import { children, textOf, textsOf, type Element } from '../xml/element.ts';
import { readKeptXml } from '../xml/keptXml.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Apps are kept; their tabs must exist, and the record pages that they put in the place of the org's own must fit. */
export const customApplication: MetadataType = {
  name: 'CustomApplication',
  directory: 'applications',
  suffix: 'app',
  supported: [
    'actionOverrides',
    'brand',
    'defaultLandingTab',
    'description',
    'formFactors',
    'fullName',
    'isNavAutoTempTabsDisabled',
    'isNavPersonalizationDisabled',
    'isNavTabPersistenceDisabled',
    'isOmniPinnedViewEnabled',
    'label',
    'navType',
    'setupExperience',
    'tabs',
    'uiType',
  ],
  check: checkApplication,
};

function checkApplication({ element }: Draft, planned: PlannedOrg): readonly Problem[] {
  const overrides = children(element, 'actionOverrides');
  const places = overrides.map(placeOf);
  return [
    ...textsOf(element, 'tabs')
      .filter((tab) => !tab.startsWith('standard-') && planned.components.get('CustomTab', tab) === undefined)
      .map((tab) => problem(`In field: tab - no CustomTab named ${tab} found`, element.line)),
    ...textsOf(element, 'defaultLandingTab')
      .filter((tab) => !textsOf(element, 'tabs').includes(tab))
      .map((tab) => problem(`The defaultLandingTab ${tab} is no tab of the app`, element.line)),
    ...overrides.flatMap((one) => checkOverride(one, planned).map((message) => problem(message, one.line))),
    ...overrides
      .filter((_, index) => places.indexOf(places[index] ?? '') !== index)
      .map((one) => problem(`Duplicate actionOverrides: ${placeOf(one)}`, one.line)),
  ];
}

const placeOf = (override: Element): string =>
  ['pageOrSobjectType', 'actionName', 'formFactor'].map((tag) => textOf(override, tag) ?? '').join(' ');

/** The view of an object's records by a page of the app. */
function checkOverride(override: Element, { schema, components }: PlannedOrg): readonly string[] {
  const [type, action, content = '', objectName = ''] = ['type', 'actionName', 'content', 'pageOrSobjectType'].map(
    (tag) => textOf(override, tag),
  );
  if (type !== 'Flexipage' || action !== 'View')
    return [`Only the action View with a Flexipage can be overridden in an app of this org, not ${action} by ${type}`];
  const object = schema.object(objectName);
  if (object === undefined) return [`In field: pageOrSobjectType - no CustomObject named ${objectName} found`];
  const page = components.get('FlexiPage', content);
  if (page === undefined) return [`In field: content - no FlexiPage named ${content} found`];
  const shown = textOf(readKeptXml(page.xml), 'sobjectType');
  return shown === object.name ? [] : [`The page ${content} shows ${shown ?? 'no object'}, not ${object.name}`];
}
