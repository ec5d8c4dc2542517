// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { toLongId } from '../../records/ids.ts';
import { ApiError } from '../../wire/apiError.ts';
import type { WireRequest } from '../../wire/route.ts';
import { findDeployment, startDeployment, type DeployOptions } from '../deploy/deployment.ts';
import { describeDeployment, type DeployResult } from '../deploy/deployResult.ts';
import { mayUseMetadata, METADATA_REFUSAL } from '../deploy/mayDeploy.ts';

/** Takes a package in: multipart with the part `file` (the zip) and one with `deployOptions` as JSON. */
export async function createDeployRequest({ raw }: WireRequest, org: Org, session: Session): Promise<Response> {
  requireMetadata(org, session);
  const form = await raw.formData().catch((cause: unknown) => {
    throw new ApiError(400, 'INVALID_MULTIPART', `The body is no multipart form: ${String(cause)}`);
  });
  const file = form.get('file');
  if (file === null || typeof file === 'string')
    throw new ApiError(400, 'INVALID_MULTIPART', "The form has no part 'file' with the zip");
  const options = await readOptions(form);
  const deployment = startDeployment(org, session.userId, new Uint8Array(await file.arrayBuffer()), options);
  return Response.json(
    { id: deployment.id, deployOptions: options, deployResult: withOffsets(describeDeployment(deployment, false)) },
    { status: 201 },
  );
}

/** Tells how a deployment stands. */
export function getDeployRequest({ url, params }: WireRequest, org: Org, session: Session): Response {
  requireMetadata(org, session);
  const id = params['id'] ?? '';
  const deployment = findDeployment(org, toLongId(id) ?? id);
  if (deployment === undefined) throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
  const includeDetails = url.searchParams.get('includeDetails') === 'true';
  return Response.json({
    id: deployment.id,
    deployOptions: deployment.options,
    deployResult: withOffsets(describeDeployment(deployment, includeDetails)),
  });
}

function requireMetadata(org: Org, { userId }: Session): void {
  if (!mayUseMetadata(org, userId)) throw new ApiError(403, 'INSUFFICIENT_ACCESS', METADATA_REFUSAL);
}

/** The part beside the file: documented as `json`, sent as `entity_content` by jsforce and the sf CLI. */
async function readOptions(form: FormData): Promise<DeployOptions> {
  const part = [...form].find(([name]) => name !== 'file')?.[1] ?? '{}';
  const text = typeof part === 'string' ? part : await part.text();
  const options = parse(text)['deployOptions'] as Record<string, unknown> | undefined;
  return {
    checkOnly: options?.['checkOnly'] === true,
    ignoreWarnings: options?.['ignoreWarnings'] === true,
    testLevel: typeof options?.['testLevel'] === 'string' ? options['testLevel'] : undefined,
    runTests: Array.isArray(options?.['runTests']) ? options['runTests'].map(String) : [],
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new ApiError(400, 'JSON_PARSER_ERROR', 'The deploy options are no JSON');
  }
}

/** REST writes dates with +0000 where SOAP writes Z. */
const withOffsets = (result: DeployResult): DeployResult =>
  Object.fromEntries(
    Object.entries(result).map(([name, value]) => [
      name,
      name.endsWith('Date') ? String(value).replace(/Z$/, '+0000') : value,
    ]),
  );
