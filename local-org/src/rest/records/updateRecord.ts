// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { ApiError } from '../../wire/apiError.ts';
import { readJson } from '../../wire/json.ts';
import type { WireRequest } from '../../wire/route.ts';
import { toInputRecord } from '../inputRecord.ts';
import { requireObject } from '../requireObject.ts';
import { refusal, saveOne } from '../saveOne.ts';

export async function updateRecord({ raw, params }: WireRequest, org: Org, session: Session): Promise<Response> {
  const object = requireObject(org, session, params['object']);
  const { id, values } = toInputRecord(await readJson(raw));
  if (id !== undefined)
    throw new ApiError(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.', ['Id']);
  const result = saveOne(org, session, {
    object: object.name,
    operation: 'update',
    record: { id: params['id'] ?? '', values },
  });
  return result.success ? new Response(null, { status: 204 }) : refusal(result.errors);
}
