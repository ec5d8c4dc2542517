// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import type { Actor } from '../../records/records.ts';
import { METADATA_TYPES } from '../types/types.ts';
import type { ApplyOptions } from '../types/metadataType.ts';
import { toComponent, type DeploymentPlan } from './planDeployment.ts';

/** Carries out a plan without problems, in one transaction. */
export function applyDeployment(plan: DeploymentPlan, org: Org, actor: Actor, options: ApplyOptions): void {
  const lastModified = org.clock.now().toISOString();
  for (const object of plan.objects) org.schema.put(object);
  org.database.transaction(() => {
    for (const { draft } of plan.components) org.components.put(toComponent(draft, lastModified));
    for (const type of METADATA_TYPES)
      for (const { draft } of plan.components) if (draft.type === type.name) type.apply?.(draft, org, actor, options);
  });
  org.automation.refresh();
}
