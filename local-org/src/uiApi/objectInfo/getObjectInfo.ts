// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { ApiError } from '../../wire/apiError.ts';
import type { WireRequest } from '../../wire/route.ts';
import { readUiRequest, requireUiObject, type UiRequest } from '../uiRequest.ts';
import { describeObjectInfo } from './describeObjectInfo.ts';

/** What the user may know of an object. */
export function getObjectInfo({ params, url }: WireRequest, org: Org, session: Session): Response {
  const request = readUiRequest(org, session);
  return Response.json(describeObjectInfo(request, requireUiObject(request, params['object']), url));
}

/** The same of several objects, each with its own answer. */
export function getObjectInfos({ params, url }: WireRequest, org: Org, session: Session): Response {
  const request = readUiRequest(org, session);
  const results = (params['names'] ?? '').split(',').map((name) => describeOne(request, name, url));
  return Response.json({ results });
}

function describeOne(
  request: UiRequest,
  name: string,
  url: URL,
): { readonly statusCode: number; readonly result: unknown } {
  try {
    return { result: describeObjectInfo(request, requireUiObject(request, name), url), statusCode: 200 };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { status, errorCode, message } = error;
    return { result: [{ errorCode, message }], statusCode: status };
  }
}
