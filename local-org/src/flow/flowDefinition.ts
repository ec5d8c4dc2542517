// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import { child, readXml, textOf } from '../metadata/xml/element.ts';
import { saveRow } from '../metadata/types/saveRow.ts';
import type { Actor } from '../records/records.ts';
import type { StoredFlow } from './flowVersions.ts';

/** Writes the FlowDefinitionView row of a Flow: what clients can ask about it. */
export function saveFlowDefinition({ id, name, latest, active }: StoredFlow, org: Org, actor: Actor): void {
  const root = readXml((active ?? latest).xml);
  const start = child(root, 'start');
  saveRow(
    org,
    actor,
    'FlowDefinitionView',
    { ApiName: name },
    {
      DurableId: id,
      Label: textOf(root, 'label') ?? name,
      Description: (textOf(root, 'description') ?? '').slice(0, 255) || null,
      ProcessType: textOf(root, 'processType') ?? null,
      TriggerType: (start && textOf(start, 'triggerType')) ?? null,
      RecordTriggerType: (start && textOf(start, 'recordTriggerType')) ?? null,
      ActiveVersionId: active?.id ?? null,
      LatestVersionId: latest.id,
      IsActive: active !== undefined,
      VersionNumber: (active ?? latest).number,
      ApiVersion: Number(textOf(root, 'apiVersion') ?? 0),
    },
  );
}
