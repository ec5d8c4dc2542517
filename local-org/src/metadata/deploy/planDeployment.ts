// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util';
import type { Component, Org } from '../../org.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { readDrafts, type JudgedDraft } from '../package/drafts.ts';
import type { MetadataPackage } from '../package/metadataPackage.ts';
import { problem, type Problem } from '../problem.ts';
import { longTexts } from '../textLengths.ts';
import type { Draft, MetadataType, PlannedOrg } from '../types/metadataType.ts';
import { METADATA_TYPES } from '../types/types.ts';
import { checkElements } from '../xml/checkElements.ts';
import { planOrg } from './plannedOrg.ts';

/** What a deployment would do, worked out completely before anything is changed. */
export type DeploymentPlan = {
  readonly components: readonly PlannedComponent[];
  readonly objects: readonly ObjectDef[];
};

export type PlannedComponent = {
  readonly draft: Draft;
  readonly change: 'created' | 'changed' | 'unchanged';
  readonly problems: readonly Problem[];
};

/** Reads and judges all components of a package against the org as it would be. */
export function planDeployment(source: MetadataPackage, org: Org): DeploymentPlan {
  const { planned, changedObjects } = planOrg(org);
  const judged = readDrafts(source).map(checkFile);
  const later = new Map<Draft, readonly Problem[]>();
  const step = (run: (type: MetadataType, draft: Draft) => readonly Problem[]): void =>
    forEachType(judged, (type, { draft }) => later.set(draft, [...(later.get(draft) ?? []), ...run(type, draft)]));
  step((_, draft) => place(draft, planned, org));
  step((type, draft) => type.define?.(draft, planned) ?? []);
  step((type, draft) => type.check?.(draft, planned) ?? []);
  const components = judged.map(({ draft, problems }) => ({
    draft,
    change: changeOf(draft, org),
    problems: [...problems, ...(later.get(draft) ?? [])],
  }));
  return { components, objects: changedObjects() };
}

/** The platform's check of the file, then this org's: what the platform would use and this org would not. */
function checkFile({ draft, problems }: JudgedDraft): JudgedDraft {
  if (problems.length > 0) return { draft, problems };
  const wrong = checkElements(draft.element, draft.type);
  return { draft, problems: wrong.length > 0 ? wrong : [...longTexts(draft), ...unsupported(draft)] };
}

function unsupported({ type, element }: Draft): readonly Problem[] {
  const supported = new Set(METADATA_TYPES.find(({ name }) => name === type)?.supported);
  return element.children
    .filter(({ name }) => !supported.has(name))
    .map(({ name, line }) => problem(`The element '${name}' of ${type} is not supported by this org`, line));
}

/** Only what can be read takes part in the plan. */
function forEachType(judged: readonly JudgedDraft[], run: (type: MetadataType, judged: JudgedDraft) => void): void {
  for (const type of METADATA_TYPES)
    for (const one of judged) if (one.draft.type === type.name && one.problems.length === 0) run(type, one);
}

function place(draft: Draft, { components }: PlannedOrg, { clock }: Org): readonly Problem[] {
  components.put(toComponent(draft, clock.now().toISOString()));
  return [];
}

/** What is kept of a deployed component. */
export const toComponent = ({ type, fullName, xml, files, fileName }: Draft, lastModified: string): Component => ({
  type,
  fullName,
  xml,
  ...(files !== undefined && { files }),
  fileName,
  lastModified,
});

function changeOf({ type, fullName, xml, files }: Draft, { components }: Org): PlannedComponent['change'] {
  const present = components.get(type, fullName);
  if (present === undefined) return 'created';
  return present.xml === xml && isDeepStrictEqual(present.files, files) ? 'unchanged' : 'changed';
}
