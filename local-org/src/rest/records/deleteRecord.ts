// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { WireRequest } from '../../wire/route.ts';
import { requireObject } from '../requireObject.ts';
import { refusal, saveOne } from '../saveOne.ts';

export function deleteRecord({ params }: WireRequest, org: Org, session: Session): Response {
  const object = requireObject(org, session, params['object']);
  const result = saveOne(org, session, {
    object: object.name,
    operation: 'delete',
    record: { id: params['id'] ?? '', values: {} },
  });
  return result.success ? new Response(null, { status: 204 }) : refusal(result.errors);
}
