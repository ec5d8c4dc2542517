// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { ApiError } from '../../wire/apiError.ts';
import type { WireRequest } from '../../wire/route.ts';
import { listOf } from '../records/recordRequest.ts';
import { readUiRequest, requireUiObject } from '../uiRequest.ts';
import { describeLayout } from './describeLayout.ts';
import { LAYOUT_TYPES } from './layoutFields.ts';

/** The layout of an object: `layoutType` Full or Compact, `mode` View, Edit or Create. */
export function getLayout({ params, url }: WireRequest, org: Org, session: Session): Response {
  const request = readUiRequest(org, session);
  const object = requireUiObject(request, params['object']);
  const [type = 'Full'] = readLayoutTypes(url, 'layoutType');
  const [mode = 'View'] = readModes(url, 'mode');
  return Response.json(describeLayout(request, object, type, mode));
}

/** The layout types of a request; 400 for one that there is not. */
export const readLayoutTypes = (url: URL, name: string): readonly string[] => known(url, name, LAYOUT_TYPES);

/** The modes of a request; 400 for one that there is not. */
export const readModes = (url: URL, name: string): readonly string[] => known(url, name, MODES);

const MODES: ReadonlySet<string> = new Set(['Create', 'Edit', 'View']);

function known({ searchParams }: URL, name: string, values: ReadonlySet<string>): readonly string[] {
  const given = listOf(searchParams, name);
  const unknown = given.find((value) => !values.has(value));
  if (unknown !== undefined)
    throw new ApiError(
      400,
      'ILLEGAL_QUERY_PARAMETER_VALUE',
      `The value ${unknown} of ${name} is not one of its values`,
    );
  return given;
}
