// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { WireRequest } from '../../wire/route.ts';
import { notFound, requireObject } from '../requireObject.ts';
import { manyMatches, requireKeyField } from './externalKey.ts';
import { renderRecord } from './getRecord.ts';

export function getRecordByKey({ url, params }: WireRequest, org: Org, session: Session): Response {
  const object = requireObject(org, session, params['object']);
  const field = requireKeyField(org, session, object, params['field'] ?? '');
  const version = params['version'] ?? '';
  const [record, ...others] = org.records.find(object.name, { [field.name]: params['key'] ?? '' }, 200);
  if (record === undefined || !org.access.object(session.userId, object.name).read) throw notFound();
  if (others.length > 0)
    return manyMatches(
      version,
      object,
      [record, ...others].map(({ Id }) => String(Id)),
    );
  return Response.json(renderRecord(org, session, object, record, { version, fields: url.searchParams.get('fields') }));
}
