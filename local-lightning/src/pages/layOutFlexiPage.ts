// SPDX-License-Identifier: Apache-2.0
import type { FlexiPage, PlacedComponent } from '../package/flexiPage.ts';
import { typeValue, type PropertyTypes } from '../package/propertyTypes.ts';
import type { Unsupported } from '../unsupported.ts';
import type { Instance, LaidOutRegion } from './pageLayout.ts';
import type { Texts } from './texts.ts';

/** What pages can be built from. */
export type Palette = {
  /** The package's own components. */
  readonly own: ReadonlyMap<string, PropertyTypes>;
  /** Standard components that the stand-in has: `force/detailPanel`. */
  readonly standard: ReadonlySet<string>;
  readonly texts: Texts;
  /** `standard:account`, for components that show the page's object. */
  readonly icon: string;
  readonly refuse: (unsupported: Unsupported) => void;
};

/** The regions of a page with their components; facets go where a component names them. */
export function layOutFlexiPage(page: FlexiPage, palette: Palette): readonly LaidOutRegion[] {
  const shares = TEMPLATES[page.template];
  if (shares === undefined)
    palette.refuse({ what: page.template, detail: `FlexiPage ${page.name}: its regions stand one below the other` });
  return page.regions
    .filter(({ isFacet }) => !isFacet)
    .map(({ name, components }) => ({
      name,
      share: shares?.[name] ?? 12,
      instances: components.map((component) => placeComponent(component, page, palette)),
    }));
}

/** Template -> region -> its share of 12 columns. */
const TEMPLATES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'flexipage:recordHomeTemplateDesktop': { header: 12, main: 8, sidebar: 4 },
  'flexipage:defaultAppHomeTemplate': { main: 12 },
};

function placeComponent(placed: PlacedComponent, page: FlexiPage, palette: Palette): Instance {
  if (placed.hasVisibilityRule)
    palette.refuse({ what: `visibility rule of ${placed.name}`, detail: `FlexiPage ${page.name}: it is always shown` });
  const key = placed.identifier;
  if (placed.name === 'flexipage:tabset') return placeTabset(placed, page, palette);
  const own = palette.own.get(placed.name.replace(/^c:/, ''));
  if (own !== undefined)
    return { key, component: `c/${placed.name.replace(/^c:/, '')}`, properties: typeValues(placed.properties, own) };
  const component = placed.name.replace(':', '/');
  if (palette.standard.has(component))
    return { key, component, properties: { ...placed.properties, ...sharedProperties(palette) } };
  palette.refuse({ what: placed.name, detail: `FlexiPage ${page.name}: a box stands in its place` });
  return { key, component: 'flexipage/missing', properties: { name: placed.name } };
}

/** For those standard components that take them. */
const sharedProperties = ({ icon, texts }: Palette): Readonly<Record<string, string>> => ({
  iconName: icon,
  emptyText: texts.nothingToShow,
});

function placeTabset({ identifier, properties }: PlacedComponent, page: FlexiPage, palette: Palette): Instance {
  const tabs = facet(page, properties['tabs']).map((tab) => ({
    key: tab.identifier,
    label: tabLabel(tab.properties['title'] ?? '', palette.texts),
    isActive: tab.properties['active'] === 'true',
    instances: facet(page, tab.properties['body']).map((component) => placeComponent(component, page, palette)),
  }));
  return { key: identifier, component: 'flexipage/tabset', properties: { tabs } };
}

const facet = ({ regions }: FlexiPage, name: string | undefined): readonly PlacedComponent[] =>
  regions.find((region) => region.isFacet && region.name === name)?.components ?? [];

/** `Standard.Tab.detail` is a name, anything else the text itself. */
const tabLabel = (title: string, { tabs }: Texts): string => {
  const name = /^Standard\.Tab\.(\w+)$/.exec(title)?.[1];
  return name === undefined ? title : (tabs[name] ?? name);
};

const typeValues = (
  properties: Readonly<Record<string, string>>,
  types: PropertyTypes,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(properties).map(([name, text]) => [name, typeValue(text, types[name])]));
