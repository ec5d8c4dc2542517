// SPDX-License-Identifier: Apache-2.0
import { readConfiguration } from '../lightning/componentConfiguration.ts';
import { problem, type Problem } from '../problem.ts';
import { isTrue, textOf, type Element } from '../xml/element.ts';
import { readKeptXml } from '../xml/keptXml.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Tabs of custom objects, which are named like their object, of components and of app pages. */
export const customTab: MetadataType = {
  name: 'CustomTab',
  directory: 'tabs',
  suffix: 'tab',
  supported: ['customObject', 'description', 'flexiPage', 'fullName', 'label', 'lwcComponent', 'motif'],
  check: checkTab,
};

function checkTab({ fullName, element }: Draft, planned: PlannedOrg): readonly Problem[] {
  const kinds = Object.entries(KINDS).filter(([tag]) => isGiven(element, tag));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    return [
      problem(`The tab ${fullName} must show one thing: a customObject, an lwcComponent or a flexiPage`, element.line),
    ];
  const isLabelled = kind[0] === 'customObject' || (textOf(element, 'label') ?? '') !== '';
  return [
    ...(isLabelled ? [] : [problem(`Must specify a non-empty label for the CustomTab`, element.line)]),
    ...kind[1](textOf(element, kind[0]) ?? '', fullName, planned).map((message) => problem(message, element.line)),
  ];
}

const isGiven = (element: Element, tag: string): boolean =>
  tag === 'customObject' ? isTrue(element, tag) : (textOf(element, tag) ?? '') !== '';

/** By the element that says what the tab shows: what is wrong with that. */
const KINDS: Readonly<Record<string, (value: string, fullName: string, planned: PlannedOrg) => readonly string[]>> = {
  customObject: (_, fullName, { schema }) =>
    schema.object(fullName)?.kind === 'custom'
      ? []
      : [`In field: customObject - no CustomObject named ${fullName} found`],
  flexiPage: (name, _, { components }) => {
    const page = components.get('FlexiPage', name);
    if (page === undefined) return [`In field: flexiPage - no FlexiPage named ${name} found`];
    return textOf(readKeptXml(page.xml), 'type') === 'AppPage'
      ? []
      : [`The page ${name} is no app page: a tab needs one`];
  },
  lwcComponent: (name, _, { components }) => {
    const component = components.get('LightningComponentBundle', name);
    if (component === undefined) return [`In field: lwcComponent - no LightningComponentBundle named ${name} found`];
    const { exposed, targets } = readConfiguration(readKeptXml(component.xml));
    return exposed && targets.includes('lightning__Tab')
      ? []
      : [`The component ${name} cannot be a tab: it must be exposed and have the target lightning__Tab`];
  },
};
