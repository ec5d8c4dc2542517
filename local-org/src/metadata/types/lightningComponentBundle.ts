// SPDX-License-Identifier: Apache-2.0
import { checkConfiguration } from '../lightning/checkConfiguration.ts';
import { checkModules } from '../lightning/checkModules.ts';
import { readConfiguration } from '../lightning/componentConfiguration.ts';
import { publicPropertiesOf } from '../lightning/moduleReferences.ts';
import { problem, type Problem } from '../problem.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Lightning web components are kept with all their files, not compiled; what they refer to must be there. */
export const lightningComponentBundle: MetadataType = {
  name: 'LightningComponentBundle',
  directory: 'lwc',
  suffix: 'js',
  arrangement: 'bundle',
  supported: [
    'apiVersion',
    'capabilities',
    'description',
    'fullName',
    'isExplicitImport',
    'isExposed',
    'masterLabel',
    'targetConfigs',
    'targets',
  ],
  check: checkBundle,
};

function checkBundle(draft: Draft, planned: PlannedOrg): readonly Problem[] {
  const { fullName, element, files = {} } = draft;
  const script = files[`${fullName}.js`] ?? '';
  const hasContent = ['js', 'html', 'css'].some((ending) => `${fullName}.${ending}` in files);
  return [
    ...(/^[a-z]\w*$/.test(fullName)
      ? []
      : [problem(`'${fullName}' is no name for a component: it must begin with a small letter`, element.line)]),
    ...(hasContent ? [] : [problem(`The bundle ${fullName} has no file ${fullName}.js`, element.line)]),
    ...checkConfiguration(readConfiguration(element), publicPropertiesOf(script), planned, element.line),
    ...checkModules(draft, planned),
  ];
}
