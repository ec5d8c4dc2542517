// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { readJson } from '../../wire/json.ts';
import type { WireRequest } from '../../wire/route.ts';
import { toInputRecord } from '../inputRecord.ts';
import { requireObject } from '../requireObject.ts';
import { refusal, saveOne } from '../saveOne.ts';

export async function createRecord({ raw, params }: WireRequest, org: Org, session: Session): Promise<Response> {
  const object = requireObject(org, session, params['object']);
  const result = saveOne(org, session, {
    object: object.name,
    operation: 'insert',
    record: toInputRecord(await readJson(raw)),
  });
  return result.success
    ? Response.json({ id: result.id, success: true, errors: [] }, { status: 201 })
    : refusal(result.errors);
}
