// SPDX-License-Identifier: Apache-2.0
import { compileFlow } from '../../flow/compileFlow.ts';
import { createFlowVersions } from '../../flow/flowVersions.ts';
import { saveFlowDefinition } from '../../flow/flowDefinition.ts';
import type { MetadataType } from './metadataType.ts';
import { textOf } from '../xml/element.ts';
import lists from '../elements.json' with { type: 'json' };

/** Flows: what each element means is checked by compiling the Flow against the planned org. */
export const flow: MetadataType = {
  name: 'Flow',
  directory: 'flows',
  suffix: 'flow',
  // compileFlow says what it cannot run, with the place in the Flow
  supported: Object.keys(lists.types.Flow),
  check: ({ fullName, element }, planned) => compileFlow(fullName, element, planned).problems,
  apply: ({ fullName, element, xml }, org, actor, { flowsInactive }) => {
    const isActive = textOf(element, 'status') === 'Active' && !flowsInactive;
    saveFlowDefinition(createFlowVersions(org.store).deploy(fullName, xml, isActive), org, actor);
  },
};
