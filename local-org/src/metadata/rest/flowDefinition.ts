// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_flowdefinition.htm
import { saveFlowDefinition } from '../../flow/flowDefinition.ts';
import { createFlowVersions, type StoredFlow } from '../../flow/flowVersions.ts';
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { ApiError } from '../../wire/apiError.ts';
import { isObject, readJson } from '../../wire/json.ts';
import type { WireRequest } from '../../wire/route.ts';
import { mayUseMetadata, METADATA_REFUSAL } from '../deploy/mayDeploy.ts';

/** Activates a Flow, or deactivates it: `{"Metadata": {"activeVersionNumber": 1}}`, 0 or null for none. */
export async function changeFlowDefinition(
  { raw, params }: WireRequest,
  org: Org,
  session: Session,
): Promise<Response> {
  if (!mayUseMetadata(org, session.userId)) throw new ApiError(403, 'INSUFFICIENT_ACCESS', METADATA_REFUSAL);
  const versions = createFlowVersions(org.store);
  const [row] = org.records.find('FlowDefinitionView', { DurableId: params['id'] ?? '' }, 1);
  const flow = row && versions.get(String(row['ApiName']));
  if (flow === undefined) throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
  const number = requestedNumber((await readJson(raw))['Metadata']);
  if (number !== 0 && flow.active?.number !== number && flow.latest.number !== number)
    throw unknownVersion(flow, number);
  if (number === 0 || flow.active?.number !== number) activate(flow.name, number !== 0, org, session);
  return new Response(null, { status: 204 });
}

function requestedNumber(metadata: unknown): number {
  const number = isObject(metadata) ? (metadata['activeVersionNumber'] ?? 0) : undefined;
  if (typeof number === 'number') return number;
  throw new ApiError(400, 'JSON_PARSER_ERROR', 'Metadata.activeVersionNumber must be a number');
}

const unknownVersion = ({ name }: StoredFlow, number: number): ApiError =>
  new ApiError(400, 'INVALID_INPUT', `The flow ${name} has no version ${number} that this org has kept`);

function activate(name: string, isActive: boolean, org: Org, { userId }: Session): void {
  const changed = createFlowVersions(org.store).activate(name, isActive);
  if (changed !== undefined) saveFlowDefinition(changed, org, { userId, system: true });
  org.automation.refresh();
}
