// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/lwc/guide/reference-configuration-tags.html
import { child, children, isTrue, textsOf, type Element } from '../xml/element.ts';

/** Where a component may be put and what an administrator may set there. */
export type ComponentConfiguration = {
  readonly exposed: boolean;
  /** `lightning__RecordPage` ... */
  readonly targets: readonly string[];
  readonly configs: readonly TargetConfig[];
};

export type TargetConfig = {
  readonly targets: readonly string[];
  /** Record pages of these objects only; empty: of all. */
  readonly objects: readonly string[];
  readonly properties: readonly ConfiguredProperty[];
  readonly line: number;
};

export type ConfiguredProperty = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  readonly line: number;
};

/** Reads the `js-meta.xml` of a component. */
export function readConfiguration(element: Element): ComponentConfiguration {
  const targets = child(element, 'targets');
  const configs = child(element, 'targetConfigs');
  return {
    exposed: isTrue(element, 'isExposed'),
    targets: targets === undefined ? [] : textsOf(targets, 'target'),
    configs: configs === undefined ? [] : children(configs, 'targetConfig').map(readConfig),
  };
}

function readConfig(element: Element): TargetConfig {
  const objects = child(element, 'objects');
  return {
    targets: (element.attributes['targets'] ?? '').split(',').map((target) => target.trim()),
    objects: objects === undefined ? [] : textsOf(objects, 'object'),
    properties: children(element, 'property').map(({ attributes, line }) => ({
      name: attributes['name'] ?? '',
      type: attributes['type'] ?? '',
      required: attributes['required'] === 'true',
      hasDefault: 'default' in attributes,
      line,
    })),
    line: element.line,
  };
}
