// SPDX-License-Identifier: Apache-2.0
import { elementsOf, textOf, type Element } from './xml.ts';

/** A page as App Builder keeps it. */
export type FlexiPage = {
  readonly name: string;
  readonly label: string;
  /** Of a record page. */
  readonly object?: string;
  /** `flexipage:recordHomeTemplateDesktop` */
  readonly template: string;
  /** Regions of the template, and facets, which components of the page name. */
  readonly regions: readonly Region[];
};

export type Region = {
  readonly name: string;
  readonly isFacet: boolean;
  readonly components: readonly PlacedComponent[];
};

export type PlacedComponent = {
  /** `force:highlightsPanel`, or the bare name of one of the package's own. */
  readonly name: string;
  readonly identifier: string;
  readonly properties: Readonly<Record<string, string>>;
  /** Whether it is shown at times only. */
  readonly hasVisibilityRule: boolean;
};

/** From `flexipages/<name>.flexipage-meta.xml`. */
export function readFlexiPage(name: string, file: Element): FlexiPage {
  const object = textOf(file, 'sobjectType');
  const [template = {}] = elementsOf(file, 'template');
  return {
    name,
    label: textOf(file, 'masterLabel') ?? name,
    ...(object === undefined ? {} : { object }),
    template: textOf(template, 'name') ?? '',
    regions: elementsOf(file, 'flexiPageRegions').map(readRegion),
  };
}

const readRegion = (region: Element): Region => ({
  name: textOf(region, 'name') ?? '',
  isFacet: textOf(region, 'type') === 'Facet',
  components: elementsOf(region, 'itemInstances')
    .flatMap((item) => elementsOf(item, 'componentInstance'))
    .map(readComponent),
});

const readComponent = (component: Element): PlacedComponent => ({
  name: textOf(component, 'componentName') ?? '',
  identifier: textOf(component, 'identifier') ?? '',
  properties: Object.fromEntries(
    elementsOf(component, 'componentInstanceProperties').map((property) => [
      textOf(property, 'name') ?? '',
      textOf(property, 'value') ?? '',
    ]),
  ),
  hasVisibilityRule: component['visibilityRule'] !== undefined,
});
