// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { ApiError } from '../../wire/apiError.ts';
import type { WireRequest } from '../../wire/route.ts';
import { readUiRequest, type UiRequest } from '../uiRequest.ts';
import { readFields, requireRecord } from './recordRequest.ts';
import { renderRecord } from './renderRecord.ts';

/** One record. */
export function getRecord({ params, url }: WireRequest, org: Org, session: Session): Response {
  return Response.json(read(readUiRequest(org, session), params['id'] ?? '', url));
}

/** Several records, each with its own answer. */
export function getRecords({ params, url }: WireRequest, org: Org, session: Session): Response {
  const request = readUiRequest(org, session);
  const results = (params['ids'] ?? '').split(',').map((id) => readOne(request, id, url));
  return Response.json({ hasErrors: results.some(({ statusCode }) => statusCode !== 200), results });
}

function read(request: UiRequest, id: string, url: URL): ReturnType<typeof renderRecord> {
  const { object, record } = requireRecord(request, id);
  return renderRecord(request, object, record, readFields(request, object, url));
}

function readOne(request: UiRequest, id: string, url: URL): { readonly statusCode: number; readonly result: unknown } {
  try {
    return { result: read(request, id, url), statusCode: 200 };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { status, errorCode, message } = error;
    return { result: [{ errorCode, message }], statusCode: status };
  }
}
