// SPDX-License-Identifier: Apache-2.0
import { problem, type Problem } from '../problem.ts';
import type { PlannedOrg } from '../types/metadataType.ts';
import type { ComponentConfiguration, ConfiguredProperty, TargetConfig } from './componentConfiguration.ts';

/** Targets and objects that there are not, and properties that the component does not open. */
export function checkConfiguration(
  { targets, configs }: ComponentConfiguration,
  publicProperties: ReadonlySet<string>,
  { schema }: PlannedOrg,
  line: number,
): readonly Problem[] {
  return [
    ...targets
      .filter((target) => !TARGETS.has(target))
      .map((target) => problem(`The target ${target} is not known to this org`, line)),
    ...configs.flatMap((config) => [
      ...config.targets
        .filter((target) => !targets.includes(target))
        .map((target) => problem(`The targetConfig of ${target} has no target of that name`, config.line)),
      ...checkObjects(config, schema),
      ...config.properties.flatMap((property) => checkProperty(property, publicProperties)),
    ]),
  ];
}

// pages, tabs and bars of Lightning Experience
const TARGETS: ReadonlySet<string> = new Set([
  'lightning__AppPage',
  'lightning__FlowScreen',
  'lightning__GlobalAction',
  'lightning__HomePage',
  'lightning__RecordAction',
  'lightning__RecordPage',
  'lightning__Tab',
  'lightning__UtilityBar',
]);

const OBJECT_TARGETS: ReadonlySet<string> = new Set(['lightning__RecordAction', 'lightning__RecordPage']);

function checkObjects({ objects, targets, line }: TargetConfig, schema: PlannedOrg['schema']): readonly Problem[] {
  const others = objects.length === 0 ? [] : targets.filter((target) => !OBJECT_TARGETS.has(target));
  return [
    ...others.map((target) => problem(`A targetConfig of ${target} cannot list objects`, line)),
    ...objects
      .filter((name) => schema.object(name) === undefined)
      .map((name) => problem(`Invalid object ${name} in a targetConfig: there is none of that name`, line)),
  ];
}

const PROPERTY_TYPES: ReadonlySet<string> = new Set(['Boolean', 'Integer', 'String', 'Color']);

function checkProperty(
  { name, type, line }: ConfiguredProperty,
  publicProperties: ReadonlySet<string>,
): readonly Problem[] {
  return [
    ...(publicProperties.has(name) ? [] : [problem(`The property ${name} is no @api property of the component`, line)]),
    ...(PROPERTY_TYPES.has(type)
      ? []
      : [problem(`The type '${type}' of the property ${name} is not known to this org`, line)]),
  ];
}
